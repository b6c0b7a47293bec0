import { shopperWords } from '#app/i18n/shopper/words.ts';
import { pageAddress } from '../page-address.ts';
import { PageFrame, buttonClass, type PagePlace } from './page-frame.tsx';

/** What was typed before, and what came of it; nothing when the page is opened. */
export interface WhoView {
  typed: string;
  problem: 'missing' | 'notFound' | null;
}

/** “Who invited you?”, for a friend who was told and has no link. */
export function WhoPage({ place, view }: { place: PagePlace; view: WhoView }) {
  const say = shopperWords(place.locale, place.words);
  const { typed, problem } = view;
  const described = ['ricochet-who-example', ...(problem === null ? [] : ['ricochet-who-problem'])];
  return (
    <PageFrame place={place}>
      <h1>{say('who.title')}</h1>
      <p>{say('who.text')}</p>
      <form method="post" action={pageAddress(place, '/who')} noValidate>
        <div className="ricochet-page__field">
          <label htmlFor="ricochet-who">{say('who.field')}</label>
          <input
            id="ricochet-who"
            type="text"
            name="who"
            defaultValue={typed}
            maxLength={100}
            required
            autoComplete="off"
            autoCapitalize="words"
            spellCheck={false}
            dir="auto"
            aria-describedby={described.join(' ')}
            aria-invalid={problem === null ? undefined : true}
            autoFocus={problem !== null}
          />
          {problem !== null && (
            <p id="ricochet-who-problem" className="ricochet-page__problem">
              {say(problem === 'missing' ? 'who.missing' : 'who.notFound')}
            </p>
          )}
          <p id="ricochet-who-example" className="ricochet-page__note">
            {say('who.example')}
          </p>
        </div>
        <button type="submit" className={buttonClass(true)}>
          {say('who.find')}
        </button>
      </form>
    </PageFrame>
  );
}
