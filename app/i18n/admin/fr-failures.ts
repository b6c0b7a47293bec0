/** What is said when something does not work, in French. */
export const failureWords = {
  failure: {
    heading: 'Un problème est survenu',
    body: 'Cette page n’a pas pu s’afficher. Ce que vous aviez enregistré est en sécurité. Rechargez la page ou revenez dans un instant.',
    notFoundHeading: 'Il n’y a rien ici',
    notFoundBody: 'Cette page n’existe pas, ou ce qu’elle montrait a disparu.',
    home: 'Revenir au début',
  },
};
