import type { Translation } from '../translate.ts';
import type { homeWords as english } from './en-home.ts';

/** The home page, in French. */
export const homeWords: Translation<typeof english> = {
  home: {
    title: 'Accueil',
    empty: {
      heading: 'Laissez vos clients amener leurs amis',
      body: 'Un programme dit ce que vaut une recommandation pour chacun. Vous partez d’un programme tout prêt et changez ce que vous voulez ; vos clients ne voient rien avant sa publication.',
      action: 'Créer un programme',
    },
    next: {
      heading: 'Une suggestion',
      dismiss: 'Ne plus suggérer cela',
      nothing: {
        body: 'Rien à suggérer pour l’instant. Si vos chiffres le demandent, vous le lirez ici.',
        action: 'Voir les rapports',
      },
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
        body: 'Placez le bloc de partage sur votre page produit pour que vos clients trouvent leur lien d’invitation.',
        action: 'Ouvrir l’éditeur de thème',
      },
      share_first: {
        body: 'Tout est en place, et personne n’a encore partagé. Ouvrez une page produit de votre boutique en tant que client et partagez votre premier lien.',
        action: 'Ouvrir la boutique',
      },
      raise_friend_offer: {
        body: 'Moins d’une personne sur dix qui ouvre une invitation active l’offre. Une meilleure offre pour le filleul, ou pas de minimum, peut en convaincre davantage.',
        action: 'Ouvrir le programme',
      },
      longer_claim_days: {
        body: 'Moins d’une personne sur dix qui active l’offre commande ensuite. Laissez aux filleuls plus de jours pour s’en servir.',
        action: 'Ouvrir le programme',
      },
      lower_cost: {
        body: 'Les récompenses et les réductions prennent plus de 30 % de ce que dépensent les filleuls. Une commande minimale ou une récompense plus petite réduirait cette part.',
        action: 'Ouvrir le programme',
      },
      invite_more: {
        body: 'Peu de clients partagent pour l’instant. Le lanceur montre l’invitation sur chaque page de votre boutique.',
        action: 'Ouvrir l’éditeur de thème',
      },
    },
    programs: { heading: 'Programmes', all: 'Voir les programmes' },
    figures: {
      heading: 'Ce que vos programmes ont apporté',
      period: 'Période',
      last_7: 'Les 7 derniers jours',
      last_30: 'Les 30 derniers jours',
      last_90: 'Les 90 derniers jours',
      visits: 'Visites par invitation',
      claims: 'Offres activées',
      orders: 'Commandes des filleuls',
      rewarded: 'Parrainages récompensés',
      revenue: 'Ventes aux filleuls',
      cost: 'Coût des récompenses et réductions',
      compared: 'Évolution par rapport aux {{count}} jours précédents',
      incomparable: 'Pas de point de comparaison',
      nothing: 'Encore rien sur cette période. Dès qu’un filleul ouvre une invitation, vous le voyez ici.',
      reports: 'Voir les rapports',
    },
    held: {
      heading: 'À vous de décider',
      none: 'Rien n’attend votre décision. Les parrainages qu’une règle ou votre programme retient apparaissent ici.',
      order: 'Commande {{order}}, invitation envoyée par {{advocate}}',
      orderOfNobody: 'Commande {{order}}, ambassadeur au nom inconnu',
      all: 'Voir tout ce qui attend',
    },
    failures: {
      heading: 'Quelque chose ne passe pas',
      deliveries_one:
        '{{count}} message de Shopify, comme une commande, n’a pas encore pu être traité. Nous réessayons ; rien n’est perdu.',
      deliveries_other:
        '{{count}} messages de Shopify, comme des commandes, n’ont pas encore pu être traités. Nous réessayons ; rien n’est perdu.',
      jobs_one:
        '{{count}} tâche a échoué à chaque essai. Nous la redemandons nous-mêmes ; si elle est encore là dans un jour, écrivez-nous.',
      jobs_other:
        '{{count}} tâches ont échoué à chaque essai. Nous les redemandons nous-mêmes ; si elles sont encore là dans un jour, écrivez-nous.',
      waitingMails_one:
        '{{count}} e-mail à un client est en retard. Il part dès que le serveur de messagerie l’accepte.',
      waitingMails_other:
        '{{count}} e-mails à des clients sont en retard. Ils partent dès que le serveur de messagerie les accepte.',
      refusedMails_one:
        '{{count}} e-mail des 7 derniers jours a été refusé par le serveur du client : l’adresse est peut-être fausse. La récompense est bien là ; vous pouvez le lui dire vous-même.',
      refusedMails_other:
        '{{count}} e-mails des 7 derniers jours ont été refusés par les serveurs des clients : les adresses sont peut-être fausses. Les récompenses sont bien là ; vous pouvez le leur dire vous-même.',
      rewards: 'Voir les récompenses',
    },
    block: {
      heading: 'Dans votre boutique',
      checking: 'Shopify vérifie votre thème…',
      on: 'Activé',
      off: 'Pas encore dans votre thème',
      unknown: 'Inconnu',
      offExtra: 'Désactivé',
      unknownBody: 'Shopify n’a pas dit ce qui est dans votre thème. Vous pouvez le vérifier dans l’éditeur de thème.',
      action: 'L’ajouter dans l’éditeur de thème',
      actionNamed: 'L’ajouter dans l’éditeur de thème : {{block}}',
      change: 'Le modifier dans l’éditeur de thème',
      changeNamed: 'Le modifier dans l’éditeur de thème : {{block}}',
      share: { name: 'Bloc de partage', body: 'Sur votre page produit, avec le lien personnel du client.' },
      launcher: { name: 'Lanceur', body: 'Un bouton sur chaque page, qui ouvre l’invitation.' },
      'welcome-bar': {
        name: 'Barre de bienvenue',
        body: 'Rappelle leur offre aux filleuls pendant qu’ils parcourent la boutique.',
      },
      dashboard: {
        name: 'Tableau de bord',
        body: 'Sur la page du compte : les partages, les filleuls et les récompenses du client.',
      },
    },
  },
};
