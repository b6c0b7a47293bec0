import type { Translation } from '../../translate.ts';
import type { refusalsWords as en } from '../en/refusals.ts';

export const refusalsWords: Translation<typeof en> = {
  refusals: {
    unknownInviteTitle: 'No podemos abrir esta invitación',
    unknownInviteText:
      'Puede que el enlace haya perdido un trozo por el camino o que la invitación ya no esté abierta. Pide a tu amigo que la envíe otra vez o escribe su código.',
    unknownInviteAction: 'Escribir un código',
    unknownVisitTitle: 'Abre tu invitación otra vez, por favor',
    unknownVisitText:
      'No hemos podido saber a qué invitación pertenece. Abre el enlace que te envió tu amigo e inténtalo de nuevo.',
    unknownVisitAction: 'Abrir la invitación otra vez',
    noProgramTitle: 'Ahora mismo no hay ninguna invitación',
    noProgramText: '{{shop}} no premia recomendaciones en este momento. Te damos la bienvenida igualmente.',
    pausedTitle: 'Esta invitación está en pausa',
    pausedText:
      '{{shop}} ha pausado sus invitaciones. Guarda el enlace de tu amigo: volverá a funcionar cuando continúen. Te damos la bienvenida igualmente.',
    endedTitle: 'Esta invitación ha terminado',
    endedText: 'Duró hasta el {{date}}. Mira lo que {{shop}} tiene ahora para ti.',
    notBegunTitle: 'Llegas pronto',
    notBegunText: 'Esta invitación se abre el {{date}}. Guarda el enlace de tu amigo y vuelve entonces.',
    notEligibleTitle: 'Aún no puedes invitar a amigos',
    notEligibleText:
      '{{shop}} no ha abierto sus invitaciones a todo el mundo. Vuelve a mirar después de tu próximo pedido.',
    ownInviteTitle: 'Esta es tu propia invitación',
    ownInviteText: 'Es para tus amigos: no puedes aceptarla tú.',
    ownInviteAction: 'Ir a mi enlace de invitación',
    tooManyTriesTitle: 'Haz una breve pausa, por favor',
    tooManyTriesText_one: 'Ha habido demasiados intentos desde tu conexión. Inténtalo de nuevo en un minuto.',
    tooManyTriesText_other: 'Ha habido demasiados intentos desde tu conexión. Inténtalo de nuevo en {{count}} minutos.',
    codesNotReadyTitle: 'Estamos preparando tu código',
    codesNotReadyText: 'Tarda un momento. Espera un poco e inténtalo de nuevo: tu invitación sigue siendo válida.',
    codesNotReadyAction: 'Intentar de nuevo',
    tooManyClaimsTitle: 'Ahora hay mucho movimiento',
    tooManyClaimsText:
      'Hay tantos amigos recogiendo su código que tienes que esperar un momento. Tu invitación sigue siendo válida.',
    tryAgainTitle: 'Ahora no podemos obtener tu enlace',
    tryAgainText: 'Está tardando más de lo normal. Espera un momento e inténtalo de nuevo.',
    unknownCustomerTitle: 'No encontramos tu cuenta',
    unknownCustomerText: 'Inicia sesión otra vez. Si no funciona, escribe a {{shop}}.',
  },
  doors: {
    not_signed: 'Esta página solo se puede abrir en la tienda online.',
    outside_time: 'La página se pidió demasiado tarde. Ábrela de nuevo en la tienda online.',
    unknown_shop: 'En esta tienda online no hay invitaciones.',
    wrong_method: 'Esta dirección no responde a este tipo de solicitud.',
    malformed: 'Falta algo en lo que se envió. Abre de nuevo tu enlace de invitación.',
  },
};
