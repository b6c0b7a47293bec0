import { askForCard } from './ask-app.ts';
import type { InviteCardAnswer } from './answers.ts';
import { GetLink } from './get-link.tsx';
import { chosenHeading, isInEditor, say, usualInvitePage, type Surface } from './host.ts';
import { ShareTools } from './share-tools.tsx';
import { SignInLinks } from './sign-in-links.tsx';
import { useAnswer } from './use-answer.ts';

type Place = Exclude<Surface, 'account_page'>;

/** “Invite a friend”, after an order. Nothing at all is shown where there is nothing to invite to. */
export function InviteCard({ surface }: { surface: Place }) {
  const { asked, set } = useAnswer(askForCard);
  if (asked.is === 'loading') return <Card>{<Waiting />}</Card>;
  if (asked.is === 'failed') return <NotNow />;
  const { answer } = asked;
  const content = contentOf(answer, surface, set);
  if (content !== null) return <Card>{content}</Card>;
  return isInEditor() ? (
    <Card>
      <s-text color="subdued">{say('card.nothingRuns')}</s-text>
    </Card>
  ) : null;
}

function contentOf(answer: InviteCardAnswer, surface: Place, set: (answer: InviteCardAnswer) => void) {
  switch (answer.status) {
    case 'ready':
      return (
        <>
          <s-text>{answer.promise}</s-text>
          <ShareTools links={answer.links} surface={surface} />
        </>
      );
    case 'possible':
      return <GetLink promise={answer.promise} onAnswer={set} />;
    case 'signed_out':
      return <SignInLinks invitation={answer} />;
    case 'refused':
      // Not for them, or nothing runs any more: somebody who only wanted to see their order need not read about it.
      return ['not_eligible', 'no_active_program', 'unknown_shop'].includes(answer.reason) ? null : (
        <s-text>{answer.message}</s-text>
      );
    case 'none':
      return null;
  }
}

/** The app is not to be reached: the shop's own page is, or nothing is said. */
function NotNow() {
  const page = usualInvitePage();
  if (page === null) return null;
  return (
    <Card>
      <s-text>{say('card.elsewhere')}</s-text>
      <s-link href={page} target="_blank">
        {say('card.openInvitePage')}
      </s-link>
    </Card>
  );
}

/** As tall as what comes, so that nothing below it jumps. */
function Waiting() {
  return (
    <s-box minBlockSize="150px" accessibilityRole="status" accessibilityLabel={say('loading')}>
      <s-skeleton-paragraph />
    </s-box>
  );
}

function Card({ children }: { children: preact.ComponentChildren }) {
  return (
    <s-section heading={chosenHeading() ?? say('card.title')}>
      <s-stack gap="base">{children}</s-stack>
    </s-section>
  );
}
