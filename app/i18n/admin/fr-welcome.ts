import type { Translation } from '../translate.ts';
import type { welcomeWords as english } from './en-welcome.ts';

/** Setting up for the first time, in French. */
export const welcomeWords: Translation<typeof english> = {
  welcome: {
    title: 'Votre programme de parrainage',
    back: 'Accueil',
    place: 'Étape {{number}} sur {{count}} : {{step}}',
    step: { goal: 'Objectif', offer: 'Offre', preview: 'Aperçu', block: 'Votre thème', share: 'Premier partage' },
    next: 'Continuer',
    previous: 'Retour',
    skip: 'Terminer plus tard',
    skipHelp: 'L’accueil vous ramène à cette étape.',
    goal: {
      heading: 'Que doit vous apporter votre programme ?',
      help: 'Nous proposons une offre qui convient à votre réponse. Vous pouvez tout modifier.',
      businessLabel: 'Quelle est votre activité ?',
    },
    offer: {
      heading: 'Que reçoit chacun ?',
      friend: 'Filleul',
      friendHelp: 'La personne invitée, sur sa première commande.',
      advocate: 'Ambassadeur',
      advocateHelp: 'Votre client qui a invité, dès que la commande du filleul est payée.',
      minimum: 'Commande minimale pour la réduction du filleul',
      minimumHelp: 'Laissez vide s’il n’y a pas de minimum.',
      everythingElse:
        'Tout le reste, comme les limites et la protection, est déjà bien réglé. Vous pouvez le modifier dans le programme à tout moment.',
      why: 'Pourquoi cette offre',
      fit: 'Adaptez-la à votre boutique',
      averageLabel: 'Commande moyenne',
      marginLabel: 'Marge (facultatif)',
      marginHelp:
        'Ce qui reste d’une commande après les marchandises et l’expédition. Seulement pour cette proposition : nous l’oublions quand vous avez terminé.',
      fitAction: 'Proposer à nouveau',
      problems: 'Certains champs sont à revoir. Rien n’a été enregistré.',
      unsupported: 'Votre boutique ne peut pas accorder tout cela. Modifiez les champs signalés.',
    },
    preview: {
      heading: 'Voici ce que verront vos clients',
      body: 'Personne ne voit rien avant que vous ne l’activiez. Vous pouvez le mettre en pause à tout moment.',
      on: 'Activer le programme',
      settings: 'Tous les réglages',
    },
    block: {
      heading: 'Montrez-le dans votre boutique',
      body: 'Votre programme est actif. Ajoutez le bloc de partage à votre page produit pour que vos clients trouvent leur lien : l’éditeur de thème s’ouvre avec le bloc en place, et il ne reste qu’à enregistrer.',
      done: 'Votre programme est actif et vos clients voient le bloc de partage dans votre boutique.',
      paused:
        'Votre programme est en pause. Les filleuls ne pourront activer son offre qu’une fois qu’il sera réactivé.',
      toProgram: 'Aller au programme',
      bodyPaused:
        'Ajoutez le bloc de partage à votre page produit pour que vos clients trouvent leur lien : l’éditeur de thème s’ouvre avec le bloc en place, et il ne reste qu’à enregistrer.',
      donePaused: 'Le bloc de partage est sur votre thème.',
      preparing: 'Les codes des filleuls sont en préparation. Cela prend quelques secondes.',
      open: 'Ouvrir l’éditeur de thème',
      openNamed: 'Ouvrir l’éditeur de thème pour : {{block}}',
      without: 'Continuer sans lui',
      extras: 'Si vous le souhaitez, aussi',
    },
    share: {
      heading: 'Partagez votre premier lien',
      body: 'Ouvrez l’un de vos produits comme un client : connectez-vous, prenez votre lien dans le bloc de partage et envoyez-le-vous. C’est la meilleure façon de voir ce que voient vos clients.',
      message: 'Voici ce qu’ils enverront',
      messageHelp: 'Le lien personnel de chaque client se trouve à la fin.',
      open: 'Ouvrir un produit dans votre boutique',
      skip: 'Passer et terminer',
    },
    finished: {
      heading: 'Tout est prêt',
      body: 'Désormais, l’accueil montre ce que votre programme apporte et ce qui demande votre attention.',
      action: 'Aller à l’accueil',
    },
    guide: {
      heading: 'Lancez votre programme de parrainage',
      body: 'Cinq courtes étapes, et vos clients peuvent inviter leurs amis.',
      start: 'Commencer',
      resume: 'Continuer',
      dismiss: 'Ne plus afficher',
      done: 'Fait : {{step}}',
      open: 'À faire : {{step}}',
      progress: '{{done}} étapes sur {{count}} terminées',
      blank: 'Ou créez un programme sans le guide',
    },
  },
};
