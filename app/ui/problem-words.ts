import type { FieldProblem } from '#app/domain/program/field-problems.ts';
import type { AdminKey } from '#app/i18n/admin/speak.ts';

/** What the shop cannot give as it is. */
export type Unsupported =
  'store_credit_off' | 'gift_cards_unavailable' | 'unknown_product' | 'unknown_collection' | 'unknown_segment';

const unsupported = {
  store_credit_off: 'editor.unsupported.store_credit_off',
  gift_cards_unavailable: 'editor.unsupported.gift_cards_unavailable',
  unknown_product: 'editor.unsupported.unknown_product',
  unknown_collection: 'editor.unsupported.unknown_collection',
  unknown_segment: 'editor.unsupported.unknown_segment',
} satisfies Record<Unsupported, AdminKey>;

/** The sentence for what is wrong with a field. */
export function problemWords(problem: FieldProblem | Unsupported): AdminKey {
  // The catalogue's type takes names that end in `_one` or `_many` for plurals; catalogues.test.ts holds them to the list.
  return isUnsupported(problem) ? unsupported[problem] : (`problem.${problem}` as AdminKey);
}

function isUnsupported(problem: FieldProblem | Unsupported): problem is Unsupported {
  return Object.hasOwn(unsupported, problem);
}
