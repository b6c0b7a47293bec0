import { useEffect, useState } from 'preact/hooks';
import { askForCard } from './ask-app.ts';
import type { InviteCardAnswer } from './answers.ts';
import { GetLink } from './get-link.tsx';
import { chosenHeading, isInEditor, say, type Surface } from './host.ts';
import { isNothingToInviteTo, keepInvitePage, recallInvitePage } from './invite-page.ts';
import { ShareTools } from './share-tools.tsx';
import { SignInLinks } from './sign-in-links.tsx';
import { useAnswer } from './use-answer.ts';
import { Waiting } from './waiting.tsx';

type Place = Exclude<Surface, 'account_page'>;

/**
 * “Invite a friend”, after an order. Until the app says that a program runs nothing is shown, so that nothing is promised
 * and taken away again; where the last look found one, its place is kept meanwhile.
 */
export function InviteCard({ surface }: { surface: Place }) {
  const { asked, set } = useAnswer(askAndKeep);
  const [lastPage, setLastPage] = useState<string | null>(null);
  useEffect(() => void recallInvitePage().then(setLastPage), []);
  if (asked.is === 'loading') return lastPage === null ? null : <Waiting height="150px" />;
  if (asked.is === 'failed')
    return lastPage === null ? <ToMerchant text={say('tryAgainText')} /> : <There page={lastPage} />;
  const { answer } = asked;
  if (isNothingToInviteTo(answer)) return <ToMerchant text={say('card.nothingRuns')} />;
  return (
    <Card>
      <Content answer={answer} surface={surface} onAnswer={set} />
    </Card>
  );
}

async function askAndKeep(): Promise<InviteCardAnswer> {
  const answer = await askForCard();
  void keepInvitePage(answer);
  return answer;
}

interface ContentProps {
  answer: InviteCardAnswer;
  surface: Place;
  onAnswer: (answer: InviteCardAnswer) => void;
}

function Content({ answer, surface, onAnswer }: ContentProps) {
  switch (answer.status) {
    case 'ready':
      return (
        <>
          <s-text>{answer.promise}</s-text>
          <ShareTools links={answer.links} surface={surface} />
        </>
      );
    case 'possible':
      return <GetLink promise={answer.promise} onAnswer={onAnswer} />;
    case 'signed_out':
      return <SignInLinks invitation={answer} />;
    case 'refused':
      return <s-text>{answer.message}</s-text>;
    case 'none':
      return null;
  }
}

/** The app is not to be reached, and the shop's own page was there before. */
function There({ page }: { page: string }) {
  return (
    <Card>
      <s-text>{say('card.elsewhere')}</s-text>
      <s-link href={page} target="_blank">
        {say('card.openInvitePage')}
      </s-link>
    </Card>
  );
}

/** Why buyers see nothing, for a merchant in the editor only. */
function ToMerchant({ text }: { text: string }) {
  if (!isInEditor()) return null;
  return (
    <Card>
      <s-text color="subdued">{text}</s-text>
    </Card>
  );
}

function Card({ children }: { children: preact.ComponentChildren }) {
  return (
    <s-section heading={chosenHeading() ?? say('card.title')}>
      <s-stack gap="base">{children}</s-stack>
    </s-section>
  );
}
