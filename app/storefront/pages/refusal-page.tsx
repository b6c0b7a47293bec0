import { shopperWords } from '#app/i18n/shopper/words.ts';
import { refusalPages, type ShopperRefusal } from '../refusals.ts';
import { answerPage } from '../render-page.ts';
import { ButtonLink, PageFrame, buttonClass, type PagePlace } from './page-frame.tsx';

/** What the refused request was about, so that the next step can lead back to it. */
export interface RefusedInvite {
  code: string;
  visitId: string;
}

/** A refusal as a friendly page, with its status. */
export function answerRefusal(place: PagePlace, refusal: ShopperRefusal, invite?: RefusedInvite): Response {
  return answerPage(<RefusalPage place={place} refusal={refusal} invite={invite} />, refusalPages[refusal].status);
}

/** Says what is the matter and what to do next. */
export function RefusalPage({
  place,
  refusal,
  invite,
}: {
  place: PagePlace;
  refusal: ShopperRefusal;
  invite?: RefusedInvite | undefined;
}) {
  const say = shopperWords(place.locale);
  const { title, text } = refusalPages[refusal];
  return (
    <PageFrame place={place}>
      <h1>{say(title)}</h1>
      <p>{say(text, { shop: place.shop.name })}</p>
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
  const say = shopperWords(place.locale);
  const page = refusalPages[refusal];
  const { proxyPath } = place.shop;
  const next = 'next' in page ? page.next : null;
  if (next?.kind === 'own_link') {
    return (
      <ButtonLink href={`${proxyPath}/invite?locale=${place.locale}`} isMain>
        {say(next.words)}
      </ButtonLink>
    );
  }
  if (next?.kind === 'open_invite' && invite) {
    return (
      <ButtonLink href={`${proxyPath}/i/${encodeURIComponent(invite.code)}?locale=${place.locale}`} isMain>
        {say(next.words)}
      </ButtonLink>
    );
  }
  if (next?.kind === 'claim_again' && invite) {
    return (
      <form method="post" action={`${proxyPath}/claim?locale=${place.locale}`}>
        <input type="hidden" name="invite" value={invite.code} />
        <input type="hidden" name="visit" value={invite.visitId} />
        <button type="submit" className={buttonClass(true)}>
          {say(next.words)}
        </button>
      </form>
    );
  }
  return (
    <ButtonLink href="/" isMain>
      {say('frame.toTheShop')}
    </ButtonLink>
  );
}
