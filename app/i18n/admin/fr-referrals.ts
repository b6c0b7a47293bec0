import type { Translation } from '../translate.ts';
import type { referralWords as english } from './en-referrals.ts';

/** The words about referrals and their story, in French. */
export const referralWords: Translation<typeof english> = {
  referrals: {
    title: 'Parrainages',
    name: { singular: 'parrainage', plural: 'parrainages' },
    tabs: { all: 'Tous', held: 'En attente', rewarded: 'Récompensés', declined: 'Refusés', reversed: 'Repris' },
    tabsLabel: 'Parrainages par statut',
    columns: {
      advocate: 'Ambassadeur',
      order: 'Commande',
      program: 'Programme',
      status: 'Statut',
      reason: 'Motif',
      subtotal: 'Sous-total',
      when: 'Décision',
    },
    programVersion: '{{program}} (version {{number}})',
    nobody: 'Nom inconnu',
    newer: 'Parrainages plus récents',
    older: 'Parrainages plus anciens',
    empty: {
      heading: 'Aucun parrainage pour l’instant',
      body: 'Dès que la commande d’un filleul est payée, elle apparaît ici avec la décision et ses motifs.',
      filteredHeading: 'Aucun parrainage avec ce statut',
      filteredBody: 'Choisissez un autre onglet pour voir les autres.',
      endHeading: 'Aucun parrainage plus ancien',
      endBody: 'Vous êtes arrivé au premier parrainage.',
    },
  },
  referral: {
    title: 'Commande {{order}}',
    back: 'Parrainages',
    invitedBy: 'Invitation de {{advocate}}',
    invitedByNobody: 'Invitation d’une personne dont le nom est inconnu',
    decision: 'Décision',
    evidence: 'Ce qui a été examiné',
    rewards: 'Récompenses',
    noRewards: 'Ce parrainage n’a donné droit à aucune récompense.',
    noRewardsHeld: 'Les récompenses sont émises lorsque vous approuvez le parrainage.',
    timeline: 'Chronologie',
    details: 'Détails',
    program: 'Programme',
    subtotal: 'Sous-total après réductions',
    channel: 'Moyen de partage',
    claimed: 'Offre activée',
    approve: 'Approuver',
    decline: 'Refuser',
    approveAfterAll: 'Approuver finalement',
    takeBack: 'Reprendre',
    advocate: 'Ambassadeur',
    advocatePage: 'Récompenses et gestes pour cet ambassadeur',
    heldBody: 'Aucune récompense n’est accordée avant votre décision.',
    toast: { approve: 'Parrainage approuvé', decline: 'Parrainage refusé' },
    refusal: {
      settled_before: 'La décision sur ce parrainage était déjà prise. Vous voyez où il en est.',
      not_found: 'Ce parrainage n’existe plus.',
      order_cancelled:
        'La commande a été annulée entre-temps : le parrainage ne peut plus être approuvé. Vous pouvez le refuser.',
      dispute_lost:
        'La banque de l’acheteur a repris l’argent de cette commande : le parrainage ne peut plus être approuvé. Vous pouvez le refuser.',
      taken_back:
        'Ce que l’ambassadeur a reçu pour ce parrainage a été repris. Il ne peut plus être approuvé ; vous pouvez offrir une récompense à l’ambassadeur.',
      claim_already_rewarded:
        'Une autre commande avec le même code de filleul a été récompensée entre-temps : celle-ci ne peut plus être approuvée. Vous pouvez la refuser.',
    },
  },
  referralStatus: { held: 'En attente', rewarded: 'Récompensé', declined: 'Refusé', reversed: 'Repris' },
  channel: { link: 'Lien', copy: 'Lien copié', whatsapp: 'WhatsApp', email: 'E-mail', unknown: 'Autre moyen' },
  side: { friend: 'Récompense du filleul', advocate: 'Récompense de l’ambassadeur' },
};
