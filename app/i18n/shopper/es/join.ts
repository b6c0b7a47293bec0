import type { Translation } from '../../translate.ts';
import type { joinWords as en } from '../en/join.ts';

export const joinWords: Translation<typeof en> = {
  join: {
    title: 'Invita a tus amigos a {{shop}}',
    text: 'Escribe tu correo electrónico y te enviamos un enlace a tu invitación personal. No necesitas cuenta.',
    email: 'Correo electrónico',
    ask: 'Enviarme el enlace',
    privacy: 'Usamos tu dirección para tu invitación y lo que ganas con ella, no para boletines.',
    signIn: 'Tengo una cuenta',
    malformed: 'Esto no parece un correo electrónico. Revísalo, por favor.',
    tooManyTitle: 'Espera un poco, por favor',
    tooMany: 'Se han pedido demasiados enlaces. Inténtalo de nuevo en una hora.',
    notPossibleTitle: 'Inicia sesión, por favor',
    notPossible: 'Inicia sesión en {{shop}} para obtener tu enlace de invitación personal.',
    sentTitle: 'Mira tu correo',
    sent: 'Te hemos enviado un correo con un enlace. Ábrelo en {{hours}} horas para obtener tu invitación.',
    notArrived: '¿No ha llegado? Mira en la carpeta de spam o pídelo de nuevo en diez minutos.',
    confirmTitle: 'A un clic de tu invitación',
    confirmText: 'Así vemos que la dirección es tuya. {{shop}} te conocerá entonces como cliente, sin boletines.',
    confirm: 'Ver mi enlace de invitación',
    oldTitle: 'Este enlace ya no funciona',
    oldText: 'Era válido durante {{hours}} horas. Pide uno nuevo: es un minuto.',
    askAgain: 'Pedir otro enlace',
    tryAgainTitle: 'Ahora no podemos obtener tu enlace',
    tryAgainText: 'Está tardando más de lo normal. Espera un momento y pulsa otra vez: tu enlace sigue siendo válido.',
    tryAgain: 'Intentar de nuevo',
  },
};
