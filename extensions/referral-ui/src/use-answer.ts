import { useEffect, useState } from 'preact/hooks';

/** `loading` at first, `failed` when the app did not answer. */
export type Asked<Answer> = { is: 'loading' } | { is: 'failed' } | { is: 'answered'; answer: Answer };

/** Asks once the extension is shown; `again` asks anew, `set` shows what another question brought. */
export function useAnswer<Answer>(ask: () => Promise<Answer>) {
  const [asked, setAsked] = useState<Asked<Answer>>({ is: 'loading' });
  const set = (answer: Answer) => setAsked({ is: 'answered', answer });
  const load = async () => {
    try {
      set(await ask());
    } catch {
      setAsked({ is: 'failed' });
    }
  };
  const again = () => {
    setAsked({ is: 'loading' });
    return load();
  };
  useEffect(() => void load(), []);
  return { asked, again, set };
}
