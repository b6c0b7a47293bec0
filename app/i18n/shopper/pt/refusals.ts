import type { Translation } from '../../translate.ts';
import type { refusalsWords as en } from '../en/refusals.ts';

export const refusalsWords: Translation<typeof en> = {
  refusals: {
    unknownInviteTitle: 'Não conseguimos abrir este convite',
    unknownInviteText:
      'Talvez o link tenha perdido um pedaço no caminho, ou o convite não esteja mais aberto. Peça ao seu amigo que envie de novo, ou digite o código dele.',
    unknownInviteAction: 'Digitar um código',
    unknownVisitTitle: 'Abra o seu convite de novo, por favor',
    unknownVisitText: 'Não conseguimos saber a qual convite isto pertence. Abra o link do seu amigo e tente de novo.',
    unknownVisitAction: 'Abrir o convite de novo',
    noProgramTitle: 'Não há nenhum convite ativo agora',
    noProgramText: 'No momento, {{shop}} não está premiando indicações. Mesmo assim, a visita é sempre bem-vinda.',
    pausedTitle: 'Este convite está em pausa',
    pausedText:
      '{{shop}} pausou os convites. Guarde o link do seu amigo: ele volta a funcionar quando continuarem. Mesmo assim, a visita é sempre bem-vinda.',
    endedTitle: 'Este convite terminou',
    endedText: 'Durou até {{date}}. Veja o que {{shop}} tem para você agora.',
    notBegunTitle: 'Você chegou cedo',
    notBegunText: 'Este convite abre em {{date}}. Guarde o link do seu amigo e volte nesse dia.',
    notEligibleTitle: 'Você ainda não pode convidar amigos',
    notEligibleText: '{{shop}} não abriu os convites para todos. Veja de novo depois do seu próximo pedido.',
    ownInviteTitle: 'Este é o seu próprio convite',
    ownInviteText: 'É para os seus amigos: você não pode aceitá-lo.',
    ownInviteAction: 'Ir para o meu link de convite',
    tooManyTriesTitle: 'Faça uma pequena pausa, por favor',
    tooManyTriesText_one: 'Houve tentativas demais da sua conexão. Tente de novo em um minuto.',
    tooManyTriesText_other: 'Houve tentativas demais da sua conexão. Tente de novo em {{count}} minutos.',
    codesNotReadyTitle: 'O seu código está sendo preparado',
    codesNotReadyText: 'Leva um momento. Aguarde um pouco e tente de novo: o convite continua valendo.',
    codesNotReadyAction: 'Tentar de novo',
    tooManyClaimsTitle: 'Há muito movimento agora',
    tooManyClaimsText:
      'Tantos amigos estão pegando seus códigos que você precisa esperar um momento. O convite continua valendo.',
    tryAgainTitle: 'Não conseguimos pegar o seu link agora',
    tryAgainText: 'Está demorando mais do que deveria. Aguarde um momento e tente de novo.',
    unknownCustomerTitle: 'Não encontramos a sua conta',
    unknownCustomerText: 'Entre na sua conta de novo. Se não ajudar, escreva para {{shop}}.',
  },
  doors: {
    not_signed: 'Esta página só pode ser aberta na loja online.',
    outside_time: 'A página foi pedida tarde demais. Abra de novo na loja online.',
    unknown_shop: 'Não há convites nesta loja online.',
    wrong_method: 'Este endereço não responde a este tipo de pedido.',
    malformed: 'Falta algo no que foi enviado. Abra de novo o seu link de convite.',
  },
};
