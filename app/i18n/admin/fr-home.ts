/** The home page, in French. */
export const homeWords = {
  home: {
    title: 'Accueil',
    empty: {
      heading: 'Laissez vos clients amener leurs amis',
      body: 'Un programme dit ce que vaut une recommandation pour chacun. Vous partez d’un programme tout prêt et changez ce que vous voulez ; vos clients ne voient rien avant sa publication.',
      action: 'Créer un programme',
    },
    next: {
      heading: 'Prochaine étape',
      publish_program: {
        body: 'Votre programme est encore un brouillon. Publiez-le pour que vos clients puissent inviter leurs amis.',
        action: 'Ouvrir le programme',
      },
      resume_program: {
        body: 'Votre programme est en pause : les filleuls ne peuvent pas activer l’offre. Reprenez-le quand vous serez prêt.',
        action: 'Ouvrir le programme',
      },
      review_held: {
        body: 'Des parrainages attendent votre décision. Aucune récompense n’est accordée avant.',
        action: 'Examiner les parrainages',
      },
      add_share_block: {
        body: 'Placez le bloc de partage dans votre thème pour que vos clients trouvent leur lien d’invitation.',
        action: 'Ouvrir l’éditeur de thème',
      },
      share_first: {
        body: 'Tout est en place. Ouvrez une page produit de votre boutique en tant que client et partagez votre premier lien.',
        action: 'Ouvrir la boutique',
      },
    },
    programs: { heading: 'Programmes', all: 'Voir les programmes' },
    figures: {
      heading: 'Les 30 derniers jours',
      visits: 'Visites par invitation',
      claims: 'Offres activées',
      rewarded: 'Parrainages récompensés',
      held: 'Parrainages en attente',
      declined: 'Parrainages refusés',
      revenue: 'Ventes des parrainages récompensés',
    },
    held: {
      heading: 'À vous de décider',
      none: 'Rien n’attend votre décision.',
      order: 'Commande {{order}}, invitation envoyée par {{advocate}}',
      orderOfNobody: 'Commande {{order}}, ambassadeur au nom inconnu',
      all: 'Voir les parrainages en attente',
    },
    block: {
      heading: 'Bloc de partage',
      checking: 'Shopify vérifie votre thème…',
      on: 'Activé',
      off: 'Pas encore dans votre thème',
      unknown: 'Inconnu',
      onBody: 'Vos clients voient le bloc de partage dans votre thème publié.',
      offBody: 'Ajoutez le bloc à votre page produit dans l’éditeur de thème, puis enregistrez.',
      unknownBody:
        'Shopify n’a pas dit si le bloc est dans votre thème. Vous pouvez le vérifier dans l’éditeur de thème.',
      action: 'Ouvrir l’éditeur de thème',
    },
  },
};
