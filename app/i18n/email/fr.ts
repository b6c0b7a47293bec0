import type { Translation } from '../translate.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en> = {
  rewardIssued: {
    subject: 'Un merci de {{shop}} : {{benefit}}',
    preview: 'Un proche que vous avez invité a acheté. Voici votre code.',
    title: 'Merci, {{name}} !',
    titleWithoutName: 'Merci !',
    text: 'Un proche que vous avez invité chez {{shop}} a passé commande. Voici ce que nous vous avons promis : {{benefit}} sur l’une de vos commandes.',
    yourCode: 'Votre code',
    minimum: 'Il est valable pour les commandes de {{minimum}} ou plus, et une seule fois.',
    once: 'Il est valable une seule fois.',
    use: 'Utiliser mon code',
    typeIn: 'Ou saisissez le code au moment de payer.',
  },
  customerData: {
    subject: 'Les données que {{shop}} conserve sur un client',
    preview: 'Les données demandées sont en pièce jointe.',
    title: 'Un client demande ses données',
    text: 'Un client de {{shop}} a demandé quelles données le concernant sont conservées. Tout ce que le programme de parrainage détient à son sujet se trouve dans le fichier joint. Vérifiez l’identité du demandeur avant de le transmettre.',
    why: 'Vous recevez ce message parce que Shopify a transmis la demande d’un client à {{shop}}. La loi vous demande d’y répondre sous 30 jours.',
  },
  footer: {
    why: 'Vous recevez ce message parce qu’un proche a acheté avec votre lien d’invitation chez {{shop}}. Ce n’est pas une lettre d’information.',
  },
};
