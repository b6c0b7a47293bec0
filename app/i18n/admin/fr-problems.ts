import type { Translation } from '../translate.ts';
import type { problemWords as english } from './en-problems.ts';

/** What is wrong with a field of a program, in French. */
export const problemWords: Translation<typeof english> = {
  problem: {
    required: 'Remplissez ce champ.',
    too_long: 'Ce texte est trop long. Raccourcissez-le.',
    too_many: 'Il y en a trop. Retirez-en quelques-uns.',
    not_a_percentage: 'Saisissez un nombre entier de 1 à 100.',
    not_an_amount: 'Saisissez un montant dans la devise de votre boutique, sans signe ni lettres.',
    not_positive: 'Saisissez un montant supérieur à zéro.',
    too_large: 'Ce montant est trop élevé.',
    not_days: 'Saisissez un nombre entier de jours, sans excès.',
    not_a_count: 'Saisissez un nombre entier à partir de 1, sans excès. Pour aucune limite, laissez le champ vide.',
    not_a_date: 'Saisissez une date du calendrier.',
    not_a_tag: 'Une balise ne peut pas contenir de virgule.',
    end_before_start: 'Le dernier jour ne peut pas précéder le premier.',
    both_empty: 'Prévoyez une récompense pour au moins l’un des deux.',
    kind_not_for_friends: 'La récompense du filleul doit être un code de réduction. Choisissez un autre type.',
    no_items: 'Choisissez au moins un article.',
    cost_needed: 'Indiquez ce qu’une récompense vous coûte. Sans cela, votre limite mensuelle ne peut pas être tenue.',
    tiers_start_late: 'Le premier palier doit commencer au premier filleul.',
    tiers_not_rising: 'Chaque palier doit commencer à un nombre de filleuls plus élevé que le précédent.',
    milestone_twice: 'Il y a déjà une prime à ce nombre de filleuls.',
    surprise_twice: 'Il y a déjà une surprise à partir de ce montant.',
  },
};
