import type { Translation } from '../../translate.ts';
import type { inviteWords as en } from '../en/invite.ts';

export const inviteWords: Translation<typeof en> = {
  invite: {
    title: 'Votre lien d’invitation personnel',
    titleWithName: '{{name}}, voici votre lien d’invitation personnel',
    ownTitle: 'C’est votre propre invitation',
    ownText: 'Elle est destinée à vos proches. Envoyez-la à quelqu’un qui aimera {{shop}}.',
    both: 'Vos proches reçoivent {{friend}}. À chaque premier achat de l’un d’eux, vous recevez {{advocate}}.',
    friendOnly: 'Vos proches reçoivent {{friend}}.',
    advocateOnly: 'À chaque premier achat d’un proche, vous recevez {{advocate}}.',
    bothAnyOrder: 'Vos proches reçoivent {{friend}}. Quand l’un d’eux a acheté ainsi, vous recevez {{advocate}}.',
    advocateOnlyAnyOrder: 'Quand un proche a acheté avec votre lien, vous recevez {{advocate}}.',
    minimum: 'La commande d’un proche compte à partir de {{minimum}} après réductions.',
    link: 'Votre lien',
    sayIt: 'Ou dites simplement votre code : {{code}}',
    copy: 'Copier le lien',
    copied: 'Copié. Collez-le où vous voulez.',
    notCopied: 'Le lien est sélectionné : copiez-le ici.',
    sheet: 'Partager…',
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    sms: 'SMS',
    email: 'E-mail',
    x: 'X',
    facebook: 'Facebook',
    telegram: 'Telegram',
    qr: 'Afficher un QR code',
    qrAlt: 'QR code qui ouvre votre invitation',
    signedOutText:
      'Connectez-vous pour obtenir votre lien personnel, l’envoyer à vos proches et les voir bien accueillis.',
    signIn: 'Se connecter',
    byEmail: 'Ou recevoir votre lien par e-mail',
  },
  /** What the advocate's friends read: first what it is about, then what is in it. */
  message: {
    subject: 'Une surprise pour toi chez {{shop}}',
    shop: 'J’aime acheter chez {{shop}} et j’ai pensé à toi.',
    product: 'J’ai vu ceci chez {{shop}} et j’ai pensé à toi : {{product}}.',
    shortShop: 'Regarde ce qu’il y a chez {{shop}}.',
    shortProduct: 'Regarde ce que j’ai trouvé chez {{shop}} : {{product}}.',
    offer: 'Avec mon lien, tu as {{benefit}} : {{link}}',
    link: 'Voici mon lien : {{link}}',
    /** Where the link stands beside the text. */
    offerBeside: 'Avec ce lien, tu as {{benefit}}.',
  },
};
