import type { NameStanding } from '#app/db/inviting-advocates.ts';
import { shopperWords } from '#app/i18n/shopper/words.ts';
import { pageAddress } from '../page-address.ts';
import { DashboardForm } from './dashboard-form.tsx';
import { ButtonLink, type PagePlace } from './page-frame.tsx';

/** Whether friends who lost the link find the advocate by their full name. Off until they say so. */
export function NameSettings({
  place,
  standing,
  token,
}: {
  place: PagePlace;
  standing: NameStanding;
  token: string | null;
}) {
  const say = shopperWords(place.locale, place.words);
  const isAllowed = standing === 'on' || standing === 'shared';
  return (
    <section aria-labelledby="ricochet-name">
      <h2 id="ricochet-name">{say('dashboard.name.title')}</h2>
      <p>{say(`dashboard.name.${standing}`)}</p>
      <DashboardForm place={place} path="name" token={token} fields={{ find: isAllowed ? 'no' : 'yes' }}>
        {say(isAllowed ? 'dashboard.name.hide' : 'dashboard.name.find')}
      </DashboardForm>
    </section>
  );
}

/** The way out when a private link got into other hands. */
export function LinkSettings({
  place,
  token,
  isRenewed,
}: {
  place: PagePlace;
  token: string | null;
  isRenewed: boolean;
}) {
  const say = shopperWords(place.locale, place.words);
  return (
    <section aria-labelledby="ricochet-links">
      <h2 id="ricochet-links">{say('dashboard.links.title')}</h2>
      {token !== null && <p>{say('dashboard.links.keep')}</p>}
      {token !== null && isRenewed ? (
        <ButtonLink href={pageAddress(place, `/me/${token}`)}>{say('dashboard.links.open')}</ButtonLink>
      ) : (
        <>
          <p>{say('dashboard.links.text')}</p>
          <DashboardForm place={place} path="dashboard" token={token} fields={{ intent: 'renew' }}>
            {say('dashboard.links.renew')}
          </DashboardForm>
        </>
      )}
    </section>
  );
}
