import type { Translation } from '../translate.ts';
import type { templateWords as english } from './en-templates.ts';

/** Program templates, in French. */
export const templateWords: Translation<typeof english> = {
  templates: {
    title: 'Nouveau programme',
    lead: 'Que doit-il vous apporter ? Chacun de ces modèles est un programme complet que vous modifiez avant que quiconque le voie.',
    business: 'Votre activité',
    use: 'Choisir',
    useNamed: 'Choisir : {{name}}',
    blank: {
      heading: 'Partir d’un programme simple',
      body: 'Chacun reçoit 10 % de réduction et la première commande d’un filleul compte. Vous réglez tout le reste.',
      action: 'Partir de là',
    },
    goal: {
      new_customers: {
        name: 'De nouveaux clients',
        body: 'Le filleul reçoit le plus : une bonne raison de commander une première fois, c’est ce qui amène quelqu’un de nouveau.',
        programName: 'Amenez un ami',
      },
      retention: {
        name: 'Des clients qui reviennent',
        body: 'Vos clients actuels reçoivent le plus, pour une prochaine commande : recommander les fait revenir.',
        programName: 'Merci de nous recommander',
      },
      revenue: {
        name: 'Des commandes plus importantes',
        body: 'La réduction du filleul commence au-dessus de votre commande habituelle, et l’ambassadeur reçoit plus à partir du troisième filleul.',
        programName: 'Recommandez et recevez plus',
      },
      trust: {
        name: 'Des recommandations de confiance',
        body: 'De petites récompenses, deux semaines après la livraison et seulement avec votre accord. Personne ne gagne à tricher.',
        programName: 'Recommandé par nos clients',
      },
    },
    kind: {
      shop: {
        name: 'Boutique en ligne',
        why: 'Les commandes de votre boutique en ligne comptent. Rien d’autre à régler.',
      },
      local: {
        name: 'Commerce de proximité avec caisse',
        why: 'Les commandes en caisse comptent, un filleul peut simplement dire le code, et il a deux mois pour passer.',
      },
      subscriptions: {
        name: 'Abonnements',
        why: 'Les réductions valent aussi pour les abonnements, et les récompenses attendent deux semaines, le temps que la première livraison soit gardée.',
      },
      services: {
        name: 'Prestations de services',
        why: 'Les factures et les commandes provisoires comptent, et l’ambassadeur est remercié une fois le service rendu.',
      },
      business_customers: {
        name: 'Clients professionnels',
        why: 'La commande doit atteindre un minimum, l’ambassadeur reçoit un avoir plutôt qu’un code de plus, et les récompenses attendent vos 30 jours habituels.',
      },
      employees: {
        name: 'Votre équipe',
        why: 'Seuls les clients à qui vous donnez la balise « employee » peuvent inviter, pour dix récompenses par mois au plus.',
      },
    },
    arithmetic: {
      orders_one: 'Votre dernière commande payée était de {{average}} après réductions.',
      orders_other: 'Vos {{count}} dernières commandes payées étaient en moyenne de {{average}} après réductions.',
      typed: 'Selon vous, une commande est en moyenne de {{average}}.',
      costs:
        'Sur une telle commande, la récompense du filleul vous coûte environ {{friend}} et celle de l’ambassadeur environ {{advocate}} : {{total}} en tout.',
      margin: 'Cela fait {{share}} des {{margin}} que vous rapporte une telle commande.',
      unknown: 'Sans votre commande moyenne, ce sont des montants avec lesquels beaucoup de boutiques commencent.',
    },
  },
};
