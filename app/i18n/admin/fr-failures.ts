import type { Translation } from '../translate.ts';
import type { failureWords as english } from './en-failures.ts';

/** What is said when something does not work, in French. */
export const failureWords: Translation<typeof english> = {
  failure: {
    heading: 'Un problème est survenu de notre côté',
    body: 'Cette page n’a pas pu s’afficher. Ce que vous aviez enregistré est en sécurité. Rechargez la page ou revenez dans un instant.',
    requestId: 'Si vous nous écrivez, indiquez ce numéro : {{id}}',
    notFoundHeading: 'Il n’y a plus rien ici',
    notFoundBody:
      'Ce que vous cherchez a été supprimé, peut-être dans un autre onglet, ou son adresse comporte une erreur.',
    home: 'Revenir à l’accueil',
    programs: 'Voir tous les programmes',
    reload: 'Recharger la page',
    tryAgain: 'Réessayer',
    notNow: 'Continuer la saisie',
    offline: {
      heading: 'Vous êtes hors ligne',
      body: 'Rien n’est perdu : votre saisie est toujours là. Elle part dès que vous êtes de nouveau en ligne.',
    },
    signed_out: {
      heading: 'Votre session est terminée',
      body: 'Votre saisie est toujours là, mais n’est pas enregistrée. Réessayez. Si cela ne suffit pas, copiez ce qu’il vous faut et rechargez la page.',
    },
    busy: {
      heading: 'Trop de demandes à la fois',
      body: 'Rien n’est perdu : votre saisie est toujours là. Attendez un instant, puis réessayez.',
    },
    broken: {
      heading: 'Un problème est survenu de notre côté',
      body: 'Rien n’est perdu : votre saisie est toujours là. Réessayez dans un instant.',
    },
    shopify_unavailable: {
      heading: 'Shopify ne répond pas pour le moment',
      body: 'Des noms de produits et de segments peuvent manquer ici. Tout le reste fonctionne, et vous pouvez enregistrer.',
    },
  },
};
