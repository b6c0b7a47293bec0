import { shopperWords, type ShopperMessage } from '#app/i18n/shopper/words.ts';
import type { NameStanding } from '#app/db/inviting-advocates.ts';
import type { Dashboard } from '../contract.ts';
import { FriendList, RewardList } from './dashboard-lists.tsx';
import { LinkSettings, NameSettings } from './dashboard-settings.tsx';
import { PageFrame, type PagePlace } from './page-frame.tsx';
import { ShareTools } from './share-tools.tsx';

export interface DashboardView {
  dashboard: Dashboard;
  /** What a friend gets, as a phrase; null for nothing, or while no program runs. */
  friendText: string | null;
  nameStanding: NameStanding;
  /** Of the private link that opened it; null for the customer who is signed in. */
  token: string | null;
  /** What became of what they just asked for. */
  outcome?: ShopperMessage;
}

/** An advocate's own page: what they promise, how to share it, and what became of it. */
export function DashboardPage({ place, view }: { place: PagePlace; view: DashboardView }) {
  const say = shopperWords(place.locale, place.words);
  const { dashboard, friendText, token } = view;
  const { firstName, promise, figures } = dashboard;
  return (
    <PageFrame place={place}>
      {token !== null && <meta name="referrer" content="no-referrer" />}
      <div className="ricochet-dashboard">
        <h1>{firstName === '' ? say('dashboard.title') : say('dashboard.titleWithName', { name: firstName })}</h1>
        <p role="status" className="ricochet-dashboard__outcome">
          {view.outcome !== undefined && say(view.outcome, { shop: place.shop.name })}
        </p>
        <p>{promise ?? say('dashboard.noPromise')}</p>
        {promise !== null && (
          <section aria-labelledby="ricochet-share">
            <h2 id="ricochet-share">{say('dashboard.share')}</h2>
            <ShareTools place={place} view={{ code: dashboard.code, friendText, token }} />
          </section>
        )}
        <section aria-labelledby="ricochet-figures">
          <h2 id="ricochet-figures">{say('dashboard.figures')}</h2>
          <Figures place={place} figures={figures} />
        </section>
        <RewardList place={place} dashboard={dashboard} />
        <FriendList place={place} dashboard={dashboard} token={token} />
        <NameSettings place={place} standing={view.nameStanding} token={token} />
        <LinkSettings place={place} token={token} isRenewed={view.outcome === 'dashboard.links.renewedHere'} />
      </div>
    </PageFrame>
  );
}

function Figures({ place, figures }: { place: PagePlace; figures: Dashboard['figures'] }) {
  const say = shopperWords(place.locale, place.words);
  const count = new Intl.NumberFormat(place.locale);
  const names = ['shares', 'visits', 'claims', 'friends', 'rewards', 'waiting'] as const;
  return (
    <dl className="ricochet-dashboard__figures">
      {names.map((name) => (
        <div key={name}>
          <dt>{say(`dashboard.figure.${name}`)}</dt>
          <dd>{count.format(figures[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
