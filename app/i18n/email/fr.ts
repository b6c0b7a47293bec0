import type { Translation } from '../translate.ts';
import type { en } from './en.ts';

export const fr: Translation<typeof en> = {
  rewardIssued: {
    subject: 'Un merci de {{shop}} : {{benefit}}',
    title: 'Merci, {{name}} !',
    titleWithoutName: 'Merci !',
    referral:
      'Un proche que vous avez invité chez {{shop}} a passé commande. Voici ce que nous vous avons promis : {{benefit}}.',
    milestone:
      'Tant de proches que vous avez invités chez {{shop}} ont acheté que vous recevez un petit plus : {{benefit}}.',
    surprise:
      'Un proche que vous avez invité chez {{shop}} a passé une belle commande. Voici une surprise pour vous : {{benefit}}.',
    gesture: '{{shop}} a une surprise pour vous : {{benefit}}.',
    lessThanPromised: 'C’est moins que d’habitude, car quelque chose d’antérieur restait à compenser.',
    yourCode: 'Votre code',
    yourGiftCard: 'Votre carte cadeau',
    minimum: 'Il est valable pour les commandes de {{minimum}} ou plus, et une seule fois.',
    once: 'Il est valable une seule fois.',
    untilSpent: 'Elle peut servir jusqu’à ce que son solde soit épuisé.',
    until: 'À utiliser jusqu’au {{date}}.',
    use: 'Utiliser mon code',
    toTheShop: 'Aller à la boutique',
    typeIn: 'Ou saisissez le code au moment de payer.',
    typeInGiftCard: 'Saisissez le code au moment de payer.',
    credited: 'La somme est déjà sur votre compte. Connectez-vous au moment de payer pour l’utiliser.',
    opened: 'Connectez-vous, et tout ce qui vous est réservé s’ouvre à vous.',
    handedOver: '{{shop}} vous l’a remis, ou le fera bientôt.',
  },
  rewardTakenBack: {
    subject: 'À propos de votre récompense chez {{shop}}',
    title: 'À propos de votre récompense, {{name}}',
    titleWithoutName: 'À propos de votre récompense',
    order_cancelled: 'La commande qui vous a valu cette récompense a été annulée.',
    order_refunded: 'La commande qui vous a valu cette récompense a été remboursée, en partie ou en totalité.',
    chargeback: 'Le paiement de la commande qui vous a valu cette récompense a été repris par la banque.',
    merchant: '{{shop}} a réexaminé votre récompense et l’a annulée.',
    milestone_lost: 'Une commande qui comptait pour votre bonus ne compte plus.',
    takenWhole: 'Ceci n’est donc plus valable : {{benefit}}.',
    taken: '{{amount}} de votre récompense ont donc été repris.',
    owedWhole: 'Votre récompense avait déjà servi. La prochaine du même type la compensera.',
    owed: '{{amount}} avaient déjà servi et seront déduits de votre prochaine récompense.',
    nothingToPay: 'Vous n’avez rien à faire ni à payer.',
    toTheShop: 'Aller à la boutique',
  },
  joinConfirm: {
    subject: 'Votre lien d’invitation de {{shop}}',
    title: 'Obtenez votre lien d’invitation',
    asked: 'Un lien d’invitation personnel a été demandé chez {{shop}} avec cette adresse e-mail.',
    open: 'Obtenir mon lien d’invitation',
    hours_one: 'Le bouton fonctionne pendant une heure.',
    hours_other: 'Le bouton fonctionne pendant {{count}} heures.',
    ignore: 'Si ce n’est pas vous, ne faites rien : il ne se passera rien, et personne n’apprendra rien sur vous.',
    why: 'Vous recevez ce message parce que cette adresse a été saisie chez {{shop}}. Ce n’est pas une lettre d’information.',
  },
  customerData: {
    subject: 'Les données que {{shop}} conserve sur un client',
    preview: 'Les données demandées sont en pièce jointe.',
    title: 'Un client demande ses données',
    text: 'Un client de {{shop}} a demandé quelles données le concernant sont conservées. Tout ce que le programme de parrainage détient à son sujet se trouve dans le fichier joint. Vérifiez l’identité du demandeur avant de le transmettre.',
    why: 'Vous recevez ce message parce que Shopify a transmis la demande d’un client à {{shop}}. La loi vous demande d’y répondre sous 30 jours.',
  },
  footer: {
    dashboard: 'Voir vos proches et vos récompenses',
    why: 'Vous recevez ce message parce que vous invitez vos proches chez {{shop}}. Ce n’est pas une lettre d’information.',
  },
};
