import type { Translation } from '../translate.ts';
import type { programWords as english } from './en-programs.ts';

/** The words about programs, their editor and their offer, in French. */
export const programWords: Translation<typeof english> = {
  programs: {
    title: 'Programmes',
    create: 'Créer un programme',
    empty: {
      heading: 'Aucun programme pour l’instant',
      body: 'Partez d’un programme qui convient à la plupart des boutiques et faites-en le vôtre.',
    },
    name: { singular: 'programme', plural: 'programmes' },
    open: 'Ouvrir {{name}}',
    version: 'Version {{number}}',
    unpublished: 'Non publié',
    preparing: 'Les codes des filleuls sont en préparation',
  },
  programStatus: { draft: 'Brouillon', active: 'Actif', paused: 'En pause', archived: 'Archivé' },
  offer: {
    incomplete: 'Remplissez les récompenses et les conditions pour lire votre offre en toutes lettres.',
    none: 'Personne ne reçoit encore de récompense.',
    friend: 'Un filleul reçoit {{percent}} de réduction sur sa commande.',
    friendMinimum: 'Un filleul reçoit {{percent}} de réduction sur une commande d’au moins {{minimum}}.',
    friendFirst: 'Un filleul reçoit {{percent}} de réduction sur sa première commande.',
    friendFirstMinimum: 'Un filleul reçoit {{percent}} de réduction sur une première commande d’au moins {{minimum}}.',
    advocate: 'L’ambassadeur reçoit {{percent}} de réduction dès qu’elle est payée.',
    only: 'Un ambassadeur reçoit {{percent}} de réduction dès que la commande d’un filleul est payée.',
    onlyMinimum:
      'Un ambassadeur reçoit {{percent}} de réduction dès qu’une commande d’au moins {{minimum}} d’un filleul est payée.',
    onlyFirst: 'Un ambassadeur reçoit {{percent}} de réduction dès que la première commande d’un filleul est payée.',
    onlyFirstMinimum:
      'Un ambassadeur reçoit {{percent}} de réduction dès qu’une première commande d’au moins {{minimum}} d’un filleul est payée.',
    days_one: 'Après avoir activé l’offre, un filleul a {{count}} jour pour commander.',
    days_other: 'Après avoir activé l’offre, un filleul a {{count}} jours pour commander.',
  },
  program: {
    newTitle: 'Nouveau programme',
    back: 'Programmes',
    suggestedName: 'Parrainez un ami',
    fields: {
      name: { label: 'Nom', help: 'Visible uniquement par vous et votre équipe.' },
      friendPercent: {
        label: 'Réduction du filleul',
        help: 'Un code à usage unique pour la commande du filleul. Laissez vide pour ne pas donner de récompense.',
      },
      advocatePercent: {
        label: 'Réduction de l’ambassadeur',
        help: 'Un code à usage unique, envoyé dès que la commande du filleul est payée. Laissez vide pour ne pas donner de récompense.',
      },
      firstOrderOnly: {
        label: 'Seule la première commande d’un filleul compte',
        help: 'Si Shopify ne peut pas dire s’il s’agit de la première, le parrainage est mis en attente de votre décision.',
      },
      minimumSubtotal: {
        label: 'Sous-total minimal de la commande du filleul',
        help: 'Après réductions. Laissez vide pour ne pas fixer de minimum.',
      },
      claimDays: {
        label: 'Délai pour profiter de l’offre',
        help: 'À partir du moment où le filleul l’active. Une commande plus tardive ne donne droit à aucune récompense.',
        suffix: 'jours',
      },
    },
    sections: {
      name: 'Programme',
      friend: 'Récompense du filleul',
      advocate: 'Récompense de l’ambassadeur',
      conditions: 'Conditions',
    },
    problems: {
      required: 'Saisissez un nom.',
      too_long: 'Utilisez 80 caractères au plus.',
      not_a_percentage: 'Saisissez un nombre entier de 1 à 100.',
      not_an_amount: 'Saisissez un montant, par exemple 50 ou 49,90.',
      not_positive: 'Saisissez un montant supérieur à zéro, ou laissez le champ vide.',
      not_days: 'Saisissez un nombre entier de jours de 1 à 365.',
      both_empty: 'Donnez une récompense à l’un des deux au moins.',
    },
    problemsHeading: 'Certains champs sont à revoir. Rien n’a été enregistré.',
    save: 'Enregistrer',
    discard: 'Ignorer',
    create: 'Créer le programme',
    publish: 'Publier',
    publishChanges: 'Publier les modifications',
    pause: 'Mettre en pause',
    resume: 'Reprendre',
    saveFirst: 'Enregistrez ou ignorez vos modifications pour publier.',
    sameAsPublished: 'Identique à la version {{number}}, la dernière publiée.',
    differs: 'Différent de la version {{number}}, la dernière publiée. Publiez pour créer une nouvelle version.',
    neverPublished: 'Vos clients ne voient pas encore ce programme. Publiez-le pour l’activer.',
    paused: 'Pendant la pause, les filleuls ne peuvent pas activer l’offre. Les offres déjà activées restent valables.',
    summary: 'Votre offre',
    state: 'Statut',
    versions: 'Versions',
    versionsEmpty: 'Chaque publication conserve ici une version numérotée.',
    versionPublished: 'Publiée le {{when}}',
    versionCurrent: 'Actuelle',
    preparing: 'Les codes des filleuls pour cette version sont en préparation. Cela prend quelques secondes.',
    toast: {
      saved: 'Programme enregistré',
      created: 'Programme créé',
      published: 'Version {{number}} publiée',
      paused: 'Programme mis en pause',
      resumed: 'Programme repris',
    },
    refusal: {
      changed_elsewhere: 'Ce programme a été modifié dans un autre onglet ou par une autre personne.',
      not_found: 'Ce programme n’existe plus.',
      nothing_changed: 'Rien n’a changé depuis la dernière version : il n’y a rien à publier.',
    },
    conflict: {
      heading: 'Ce programme a été modifié dans un autre onglet',
      body: 'Votre saisie est toujours là, mais n’a pas été enregistrée. Enregistrez-la à la place des autres modifications, ou affichez ces dernières.',
      saveMine: 'Enregistrer ma saisie',
      showTheirs: 'Afficher les autres modifications',
    },
  },
};
