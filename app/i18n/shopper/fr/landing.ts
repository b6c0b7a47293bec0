import type { Translation } from '../../translate.ts';
import type { landingWords as en } from '../en/landing.ts';

export const landingWords: Translation<typeof en> = {
  frame: { toTheShop: 'Découvrir la boutique' },
  landing: {
    title: '{{name}} vous invite chez {{shop}}',
    titleWithoutName: 'Un proche vous invite chez {{shop}}',
    youGet: 'Vous recevez {{benefit}}',
    theyGet: 'Après votre achat, {{name}} reçoit aussi {{benefit}}.',
    theyGetWithoutName: 'Après votre achat, votre proche reçoit aussi {{benefit}}.',
    onlyTheyGet: 'Lors de votre premier achat, {{name}} reçoit {{benefit}}.',
    nothingToClaim: 'Cette invitation ne comporte pas de code. Découvrez ce que {{shop}} vous propose.',
    conditions: 'Bon à savoir',
    firstOrder: 'C’est pour votre première commande chez {{shop}}.',
    minimum: 'Votre commande doit atteindre au moins {{minimum}} après réductions.',
    days_one: 'Vous avez un jour pour en profiter.',
    days_other: 'Vous avez {{count}} jours pour en profiter.',
    once: 'Votre code n’appartient qu’à vous et sert une seule fois.',
    claim: 'Obtenir {{benefit}}',
    open: 'Voir mon invitation',
    previewText: 'Ouvrez l’invitation pour découvrir ce qui vous attend.',
  },
  claim: {
    title: 'C’est à vous : {{benefit}}',
    titleWithoutBenefit: 'Voici votre code',
    yourCode: 'Votre code',
    until: 'À utiliser jusqu’au {{date}}.',
    minimum: 'Valable pour les commandes de {{minimum}} ou plus.',
    use: 'L’utiliser maintenant',
    applied: 'Votre code est appliqué. La remise apparaît au paiement.',
    notApplied: 'Votre code n’est pas encore appliqué : appuyez sur le bouton, ou saisissez-le au paiement.',
    startShopping: 'Commencer mes achats',
    expiredTitle: 'Votre code n’est plus valable',
    expiredText: 'Le code {{code}} était valable jusqu’au {{date}}. Chaque invitation ne donne droit qu’à un code.',
  },
};
