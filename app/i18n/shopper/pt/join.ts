import type { Translation } from '../../translate.ts';
import type { joinWords as en } from '../en/join.ts';

export const joinWords: Translation<typeof en> = {
  join: {
    title: 'Convide seus amigos para {{shop}}',
    text: 'Digite o seu e-mail e enviamos um link para o seu convite pessoal. Você não precisa de conta.',
    email: 'E-mail',
    ask: 'Enviar o link',
    privacy: 'Usamos o seu endereço para o convite e o que você ganha com ele, não para newsletters.',
    signIn: 'Tenho uma conta',
    malformed: 'Isto não parece um e-mail. Verifique, por favor.',
    tooManyTitle: 'Aguarde um pouco, por favor',
    tooMany: 'Foram pedidos links demais. Tente de novo em uma hora.',
    notPossibleTitle: 'Entre na sua conta, por favor',
    notPossible: 'Entre na {{shop}} para receber o seu link de convite pessoal.',
    sentTitle: 'Veja a sua caixa de entrada',
    sent: 'Enviamos um e-mail com um link. Abra em até {{hours}} horas para receber o seu convite.',
    notArrived: 'Não chegou nada? Veja a pasta de spam ou peça de novo em dez minutos.',
    confirmTitle: 'Um clique até o seu convite',
    confirmText: 'Assim vemos que o endereço é seu. A {{shop}} passa a conhecer você como cliente, sem newsletters.',
    confirm: 'Ver meu link de convite',
    oldTitle: 'Este link não funciona mais',
    oldText: 'Valia por {{hours}} horas. Peça um novo: leva um minuto.',
    askAgain: 'Pedir um novo link',
    tryAgainTitle: 'Não conseguimos pegar o seu link agora',
    tryAgainText:
      'Está demorando mais do que deveria. Aguarde um momento e pressione de novo: o link continua valendo.',
    tryAgain: 'Tentar de novo',
  },
};
