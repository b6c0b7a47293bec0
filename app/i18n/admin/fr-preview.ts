import type { Translation } from '../translate.ts';
import type { previewWords as english } from './en-preview.ts';

/** The live preview in the editor, in French. */
export const previewWords: Translation<typeof english> = {
  preview: {
    heading: 'Aperçu',
    surface: { block: 'Bloc de partage', landing: 'Page du filleul', mail: 'E-mail' },
    device: { phone: 'Téléphone', desktop: 'Ordinateur' },
    deviceNamed: { phone: 'Afficher comme sur un téléphone', desktop: 'Afficher comme sur un ordinateur' },
    /** The language that the preview begins in. */
    spoken: 'fr',
    language: 'Langue des clients',
    frameTitle: '{{surface}}, langue : {{language}}',
    sample: 'Le nom, le lien et les codes sont des exemples. Les couleurs et les polices viennent de votre thème.',
    unreadable: 'Une partie de votre saisie n’est pas encore lisible : voici l’aperçu d’avant.',
    failed: 'L’aperçu ne peut pas s’afficher pour le moment. Votre saisie est en sécurité.',
    nothing: 'Ici, les ambassadeurs ne reçoivent pas de récompense : aucun e-mail n’est envoyé.',
    drawing: 'L’aperçu se prépare',
    edit: 'Modifier',
    show: 'Aperçu',
    switch: 'Formulaire ou aperçu',
  },
};
