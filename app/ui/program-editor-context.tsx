import { createContext, useContext } from 'react';
import type { FieldPath, OfferForm, ProgramForm } from '#app/domain/program/form-fields.ts';
import type { GoodsNames } from './goods.ts';
import type { Problems } from './program-outcome.ts';
import { problemWords } from './problem-words.ts';
import { useText } from './text.tsx';

/** What every field of the editor may need beside its own value. */
export interface EditorContextValue {
  /** What is typed; nothing where a gift is put together outside a program. */
  form?: ProgramForm;
  problems: Problems;
  currency: string;
  names: GoodsNames;
  addNames: (names: GoodsNames) => void;
  /** Null while Shopify has not said which there are, or could not be asked. */
  segments: { id: string; name: string }[] | null;
  /** What a new reward starts with. */
  blank: OfferForm;
}

const EditorContext = createContext<EditorContextValue | null>(null);
export const EditorProvider = EditorContext.Provider;

export function useEditor(): EditorContextValue {
  const value = useContext(EditorContext);
  if (value === null) throw new Error('There is no EditorProvider around this field.');
  return value;
}

/** What is wrong with a field, in words. */
export function useProblem(path: FieldPath): string | undefined {
  const t = useText();
  const problem = useEditor().problems[path];
  return problem === undefined ? undefined : t(problemWords(problem));
}

/** Whether something is wrong with any field under a path. */
export function useHasProblemUnder(paths: readonly FieldPath[]): boolean {
  const { problems } = useEditor();
  return Object.keys(problems).some((path) => paths.some((above) => path === above || path.startsWith(`${above}.`)));
}
