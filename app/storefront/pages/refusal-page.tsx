import { shopperWords } from '#app/i18n/shopper/words.ts';
import { homeAddress, pageAddress } from '../page-address.ts';
import { refusalPages, type RefusalValues, type ShopperRefusal } from '../refusals.ts';
import { answerPage } from '../render-page.ts';
import { ButtonLink, PageFrame, buttonClass, type PagePlace } from './page-frame.tsx';

/** What the refused request was about, so that the next step can lead back to it. */
export interface RefusedInvite {
  code: string;
  visitId: string;
  /** As it was typed when claiming; empty for none. */
  email?: string;
}

/** A refusal as a friendly page, with its status, and with the time to wait where there is one. */
export function answerRefusal(
  place: PagePlace,
  refusal: ShopperRefusal,
  invite?: RefusedInvite,
  values: RefusalValues = {},
): Response {
  const page = <RefusalPage place={place} refusal={refusal} invite={invite} values={values} />;
  const wait: Record<string, string> = values.count === undefined ? {} : { 'Retry-After': String(values.count * 60) };
  return answerPage(page, refusalPages[refusal].status, wait);
}

/** Says what is the matter and what to do next. */
export function RefusalPage({
  place,
  refusal,
  invite,
  values = {},
}: {
  place: PagePlace;
  refusal: ShopperRefusal;
  invite?: RefusedInvite | undefined;
  values?: RefusalValues;
}) {
  const say = shopperWords(place.locale, place.words);
  const { title, text } = refusalPages[refusal];
  return (
    <PageFrame place={place}>
      <h1>{say(title)}</h1>
      <p>{say(text, { shop: place.shop.name, ...values })}</p>
      <NextStep place={place} refusal={refusal} invite={invite} />
    </PageFrame>
  );
}

function NextStep({
  place,
  refusal,
  invite,
}: {
  place: PagePlace;
  refusal: ShopperRefusal;
  invite?: RefusedInvite | undefined;
}) {
  const say = shopperWords(place.locale, place.words);
  const page = refusalPages[refusal];
  const next = 'next' in page ? page.next : null;
  if (next?.kind === 'claim_again' && invite) {
    return (
      <form method="post" action={pageAddress(place, '/claim')}>
        <input type="hidden" name="invite" value={invite.code} />
        <input type="hidden" name="visit" value={invite.visitId} />
        {invite.email !== undefined && <input type="hidden" name="email" value={invite.email} />}
        <button type="submit" className={buttonClass(true)}>
          {say(next.words)}
        </button>
      </form>
    );
  }
  const paths = {
    own_link: '/invite',
    type_a_code: '/who',
    open_invite: invite === undefined ? null : `/i/${encodeURIComponent(invite.code)}`,
    claim_again: null,
  };
  const path = next === null ? null : paths[next.kind];
  return path === null || next === null ? (
    <ButtonLink href={homeAddress} isMain>
      {say('frame.toTheShop')}
    </ButtonLink>
  ) : (
    <ButtonLink href={pageAddress(place, path)} isMain>
      {say(next.words)}
    </ButtonLink>
  );
}
