import type { Translation } from '../translate.ts';
import type { programWords as english } from './en-programs.ts';
import { editorWords } from './fr-editor.ts';
import { offerWords } from './fr-offer.ts';

/** The words about programs, their editor and their offer, in French. */
export const programWords: Translation<typeof english> = {
  ...editorWords,
  ...offerWords,
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
    archived: 'Programmes archivés',
    orderHelp: 'Les clients invitent avec le premier programme de cette liste qui est en cours et qui leur est ouvert.',
    orderChanged: 'L’ordre a été modifié dans un autre onglet ou par une autre personne. Vous le voyez tel qu’il est.',
    move: { up: 'Monter', down: 'Descendre' },
    moveNamed: { up: 'Monter {{name}}', down: 'Descendre {{name}}' },
  },
  programStatus: { draft: 'Brouillon', active: 'Actif', paused: 'En pause', archived: 'Archivé' },
  program: {
    newTitle: 'Nouveau programme',
    back: 'Programmes',
    suggestedName: 'Parrainez un ami',
    copyName: 'Copie de {{name}}',
    problemsHeading: 'Certains champs sont à revoir. Rien n’a été enregistré.',
    unsupportedHeading:
      'Votre boutique ne peut pas accorder tout ce qui est réglé ici. Modifiez les champs signalés avant de publier.',
    unsupportedRefused: 'Votre boutique ne peut pas accorder tout ce qui est réglé ici. Rien n’a été publié.',
    save: 'Enregistrer',
    discard: 'Ignorer',
    create: 'Créer le programme',
    publish: 'Publier',
    publishChanges: 'Publier les modifications',
    pause: 'Mettre en pause',
    resume: 'Reprendre',
    duplicate: 'Dupliquer',
    archive: 'Archiver',
    archiveHeading: 'Archiver {{name}} ?',
    archiveBody:
      'Les filleuls ne pourront plus activer cette offre. Les offres déjà activées restent valables et leurs récompenses sont accordées. Un programme archivé ne peut pas être réactivé, mais vous pouvez le dupliquer.',
    keep: 'Le garder',
    archived:
      'Ce programme est archivé. Les offres déjà activées restent valables. Dupliquez-le pour vous en servir à nouveau.',
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
    versionReferrals_one: '{{count}} parrainage avec cette version',
    versionReferrals_other: '{{count}} parrainages avec cette version',
    versionReferralsMore_one: 'Plus de {{count}} parrainage avec cette version',
    versionReferralsMore_other: 'Plus de {{count}} parrainages avec cette version',
    changes: {
      heading: 'Modifications depuis la version {{number}}',
      before: 'Avant : {{value}}.',
      now: 'Maintenant : {{value}}.',
      inside: 'Autre choix : {{value}}.',
      nothing: 'rien de défini',
      yes: 'oui',
      no: 'non',
      caps: {
        capPerDay: 'Récompenses par ambassadeur et par jour',
        capPerMonth: 'Récompenses par ambassadeur et par mois',
        capEver: 'Récompenses par ambassadeur en tout',
      },
      combines: 'Cumulable avec {{discounts}}',
    },
    refused:
      'Shopify refuse une réduction dont cette version a besoin. Vérifiez que ses produits et ses collections existent encore, puis enregistrez et publiez de nouveau. Réponse de Shopify : « {{said}} »',
    preparing: 'Les codes des filleuls pour cette version sont en préparation. Cela prend quelques secondes.',
    toast: {
      saved: 'Programme enregistré',
      created: 'Programme créé',
      published: 'Version {{number}} publiée',
      paused: 'Programme mis en pause',
      resumed: 'Programme repris',
      archived: 'Programme archivé',
      moved: 'Ordre enregistré',
    },
    refusal: {
      changed_elsewhere: 'Ce programme a été modifié dans un autre onglet ou par une autre personne.',
      not_found: 'Ce programme n’existe plus.',
      nothing_changed: 'Rien n’a changé depuis la dernière version : il n’y a rien à publier.',
      shopify_silent:
        'Shopify ne répond pas pour le moment : personne ne peut dire si votre boutique peut offrir cela. Rien n’a été publié. Réessayez dans un instant.',
    },
    conflict: {
      heading: 'Ce programme a été modifié dans un autre onglet',
      body: 'Votre saisie est toujours là, mais n’a pas été enregistrée. Enregistrez-la à la place des autres modifications, ou affichez ces dernières.',
      saveMine: 'Enregistrer ma saisie',
      showTheirs: 'Afficher les autres modifications',
    },
  },
};
