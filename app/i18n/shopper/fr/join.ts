import type { Translation } from '../../translate.ts';
import type { joinWords as en } from '../en/join.ts';

export const joinWords: Translation<typeof en> = {
  join: {
    title: 'Invitez vos proches chez {{shop}}',
    text: 'Saisissez votre adresse e-mail, et nous vous envoyons un lien vers votre invitation personnelle. Aucun compte n’est nécessaire.',
    email: 'Adresse e-mail',
    ask: 'Recevoir le lien',
    privacy: 'Votre adresse sert à votre invitation et à ce qu’elle vous rapporte, pas à des lettres d’information.',
    signIn: 'J’ai un compte',
    malformed: 'Cela ne ressemble pas à une adresse e-mail. Merci de la vérifier.',
    tooManyTitle: 'Merci de patienter un peu',
    tooMany: 'Trop de liens ont été demandés. Merci de réessayer dans une heure.',
    notPossibleTitle: 'Merci de vous connecter',
    notPossible: 'Connectez-vous chez {{shop}} pour obtenir votre lien d’invitation personnel.',
    sentTitle: 'Consultez votre boîte de réception',
    sent: 'Nous vous avons envoyé un e-mail avec un lien. Ouvrez-le dans les {{hours}} heures pour obtenir votre invitation.',
    notArrived: 'Rien reçu ? Regardez dans les courriers indésirables, ou redemandez un lien dans dix minutes.',
    confirmTitle: 'Plus qu’un clic',
    confirmText:
      'Il nous montre que l’adresse est bien la vôtre. {{shop}} vous connaîtra alors comme client, sans lettres d’information.',
    confirm: 'Voir mon lien d’invitation',
    oldTitle: 'Ce lien ne fonctionne plus',
    oldText: 'Il était valable {{hours}} heures. Demandez-en un nouveau : cela prend une minute.',
    askAgain: 'Obtenir un nouveau lien',
    tryAgainTitle: 'Votre lien n’est pas disponible pour l’instant',
    tryAgainText:
      'Cela prend plus de temps que prévu. Patientez un instant et appuyez de nouveau : votre lien reste valable.',
    tryAgain: 'Réessayer',
  },
};
