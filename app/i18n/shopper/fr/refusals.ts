import type { Translation } from '../../translate.ts';
import type { refusalsWords as en } from '../en/refusals.ts';

export const refusalsWords: Translation<typeof en> = {
  refusals: {
    unknownInviteTitle: 'Cette invitation ne s’ouvre pas',
    unknownInviteText:
      'Le lien a peut-être perdu un morceau en route, ou l’invitation n’est plus ouverte. Demandez à votre proche de la renvoyer, ou saisissez son code.',
    unknownInviteAction: 'Saisir un code',
    unknownVisitTitle: 'Merci de rouvrir votre invitation',
    unknownVisitText:
      'Nous n’avons pas pu retrouver votre invitation. Ouvrez le lien reçu de votre proche et réessayez.',
    unknownVisitAction: 'Rouvrir l’invitation',
    noProgramTitle: 'Aucune invitation n’est en cours',
    noProgramText:
      '{{shop}} ne récompense pas les recommandations en ce moment. La boutique vous accueille tout de même avec plaisir.',
    pausedTitle: 'Cette invitation fait une pause',
    pausedText:
      '{{shop}} a mis ses invitations en pause. Gardez le lien de votre proche : il fonctionnera de nouveau dès la reprise. La boutique vous accueille tout de même avec plaisir.',
    endedTitle: 'Cette invitation est terminée',
    endedText: 'Elle était ouverte jusqu’au {{date}}. Découvrez ce que {{shop}} vous propose aujourd’hui.',
    notBegunTitle: 'Vous êtes en avance',
    notBegunText: 'Cette invitation ouvre le {{date}}. Gardez le lien de votre proche et revenez à ce moment-là.',
    notEligibleTitle: 'Vous ne pouvez pas encore inviter',
    notEligibleText:
      '{{shop}} n’a pas ouvert ses invitations à tout le monde. Revenez voir après votre prochaine commande.',
    ownInviteTitle: 'C’est votre propre invitation',
    ownInviteText: 'Elle est destinée à vos proches : vous ne pouvez pas l’utiliser vous-même.',
    ownInviteAction: 'Voir mon lien d’invitation',
    tooManyTriesTitle: 'Faites une courte pause',
    tooManyTriesText_one: 'Votre connexion a fait trop d’essais. Merci de réessayer dans une minute.',
    tooManyTriesText_other: 'Votre connexion a fait trop d’essais. Merci de réessayer dans {{count}} minutes.',
    codesNotReadyTitle: 'Votre code est en préparation',
    codesNotReadyText: 'Cela prend un instant. Patientez un peu et réessayez : votre invitation reste valable.',
    codesNotReadyAction: 'Réessayer',
    tooManyClaimsTitle: 'Il y a beaucoup de monde en ce moment',
    tooManyClaimsText:
      'Tant de proches viennent chercher leur code qu’il faut patienter un instant. Votre invitation reste valable.',
    tryAgainTitle: 'Votre lien n’est pas disponible pour l’instant',
    tryAgainText: 'Cela prend plus de temps que prévu. Patientez un instant et réessayez.',
    unknownCustomerTitle: 'Votre compte est introuvable',
    unknownCustomerText: 'Merci de vous reconnecter. Si cela ne suffit pas, écrivez à {{shop}}.',
  },
  doors: {
    not_signed: 'Cette page ne s’ouvre que dans la boutique en ligne.',
    outside_time: 'Cette page a été demandée trop tard. Merci de la rouvrir dans la boutique en ligne.',
    unknown_shop: 'Il n’y a pas d’invitations dans cette boutique en ligne.',
    wrong_method: 'Cette adresse ne répond pas à ce type de demande.',
    malformed: 'Il manque quelque chose dans ce qui a été envoyé. Merci de rouvrir votre lien d’invitation.',
  },
};
