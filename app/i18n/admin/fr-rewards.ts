import type { Translation } from '../translate.ts';
import type { rewardWords as en } from './en-rewards.ts';

export const rewardWords: Translation<typeof en> = {
  reward: {
    code: 'Code {{code}}',
    note: 'Votre message : « {{note}} »',
    cause: {
      referral: 'Récompense de l’ambassadeur',
      milestone: 'Prime',
      surprise: 'Surprise pour une belle commande',
      gesture: 'Geste de votre part',
      friend: 'Récompense du filleul',
    },
    status: {
      waiting: 'Pas encore due',
      limited: 'Non accordée',
      approved: 'Due',
      issuing: 'En cours d’émission',
      to_hand_over: 'À remettre par vous',
      unclear: 'À vérifier',
      issued: 'Émise',
      withheld: 'Retenue',
      reversed: 'Reprise',
    },
    approvedAt: 'Due depuis le {{when}}',
    decidedAt: 'Décision du {{when}}',
    issuedAt: 'Émise le {{when}}',
    dueAt: 'Due le {{when}}',
    dueWhenFulfilled: 'Due une fois la commande traitée',
    expires: 'Valable jusqu’au {{when}}',
    referral: 'Voir le parrainage',
    reduced: '{{amount}} ont été compensés avec ce qui n’avait pas pu être repris.',
    beingTakenBack: 'Elle est en cours de reprise.',
    taken: 'Montant repris : {{amount}}',
    owed: 'À compenser sur de prochaines récompenses : {{amount}}',
    actions: {
      done: 'Marquer comme remise',
      undone: 'Finalement pas remise',
      it_is_there: 'Elle y est',
      it_is_not_there: 'Elle n’y est pas',
      try_again: 'Réessayer',
      give: 'Accorder quand même',
      was_taken: 'Elle a été reprise',
      was_not_taken: 'Elle n’a pas été reprise',
      take_back: 'Reprendre',
    },
    unclearBody:
      'La réponse de Shopify s’est perdue : personne ne sait si elle a été émise. Consultez la fiche du client dans Shopify et dites si elle y figure. Sinon, elle est émise à nouveau.',
    unclearReversal:
      'La réponse de Shopify s’est perdue pendant la reprise. Consultez la fiche du client dans Shopify et dites si elle a eu lieu. Sinon, elle sera compensée sur de prochaines récompenses.',
    takeBack: {
      heading: 'Reprendre cette récompense ?',
      body: 'Ce que Shopify peut encore reprendre l’est tout de suite. Ce qui a déjà servi sera compensé sur de prochaines récompenses. Un ambassadeur qui en avait été informé est prévenu par e-mail.',
      keep: 'Ne pas reprendre',
    },
    toast: {
      was_taken: 'Marquée comme reprise',
      was_not_taken: 'Marquée comme non reprise, à compenser plus tard',
      done: 'Marquée comme remise',
      undone: 'Marquée comme à remettre',
      it_is_there: 'Marquée comme émise',
      it_is_not_there: 'La récompense est émise à nouveau',
      try_again: 'Nouvelle demande envoyée à Shopify',
      give: 'Récompense accordée',
      take_back: 'La récompense est en cours de reprise',
    },
    refusal: {
      not_found: 'Cette récompense n’existe plus.',
      moved_on: 'Cette récompense a changé entre-temps. Voici où elle en est.',
      taken_back: 'Cette récompense est en cours de reprise : rien d’autre n’est possible.',
      referral_reversed: 'La commande à l’origine de cette récompense ne compte plus : elle ne peut pas être accordée.',
      order_disputed:
        'Le paiement de la commande est contesté. Elle pourra être accordée quand la banque aura tranché.',
    },
  },
  advocate: {
    subtitle: 'Ambassadeur',
    joined: 'Inscrit le',
    friends: 'Filleuls récompensés',
    noRewards: 'Aucune récompense pour l’instant. Dès que la commande d’un filleul compte, elle apparaît ici.',
  },
  gift: {
    heading: 'Offrir un petit plus',
    body: 'Une surprise de votre part. Elle est accordée quelles que soient les limites, et son coût compte dans le mois du programme.',
    program: 'Programme',
    programHelp: 'Au nom duquel elle est offerte, et dont le plafond s’applique.',
    note: 'Votre message',
    noteHelp: 'Il figure dans l’e-mail tel que vous l’écrivez. Vous pouvez le laisser vide.',
    give: 'Offrir',
    given: 'Geste accordé',
    refusal: {
      advocate_not_found: 'Cet ambassadeur n’existe plus.',
      program_not_published: 'Publiez d’abord le programme.',
      bad_offer: 'Ceci ne peut pas être offert dans votre boutique. Vérifiez les champs.',
      note_too_long: 'Limitez votre message à 500 caractères.',
    },
  },
  tasks: {
    heading: 'À faire',
    handOver: 'À remettre : {{reward}}, pour {{advocate}}',
    unclear: 'À vérifier : {{reward}}, pour {{advocate}}',
    nobody: 'un ambassadeur dont le nom n’est pas connu',
  },
  limits: {
    near: '{{program}} a dépensé {{spent}} sur {{limit}} ce mois-ci. Une fois le plafond atteint, les ambassadeurs ne reçoivent plus de récompense jusqu’au mois prochain.',
    reached:
      '{{program}} a dépensé ses {{limit}} de ce mois. Les ambassadeurs ne reçoivent plus de récompense jusqu’au mois prochain ; les filleuls reçoivent toujours la leur.',
    keptBack_one:
      '{{count}} récompense n’a pas été accordée pour cette raison. Vous pouvez l’accorder depuis la page de l’ambassadeur.',
    keptBack_other:
      '{{count}} récompenses n’ont pas été accordées pour cette raison. Vous pouvez les accorder depuis les pages des ambassadeurs.',
    open: 'Ouvrir le programme',
  },
};
