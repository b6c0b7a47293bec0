import type { DashboardAnswer } from './answers.ts';
import { askForDashboard } from './ask-app.ts';
import { FiguresSection } from './figures-section.tsx';
import { FriendsSection } from './friends-section.tsx';
import { GetLink } from './get-link.tsx';
import { say } from './host.ts';
import { RewardsSection } from './rewards-section.tsx';
import { ShareTools } from './share-tools.tsx';
import { SignInLinks } from './sign-in-links.tsx';
import { useAnswer } from './use-answer.ts';
import { Waiting } from './waiting.tsx';

/** “Invite friends” in the customer's account: their link, their rewards, their friends. */
export function DashboardPage() {
  const { asked, again } = useAnswer(askForDashboard);
  return (
    <s-page heading={say('page.title')}>
      {asked.is === 'loading' && <Waiting height="300px" />}
      {asked.is === 'failed' && <Failed onAgain={() => void again()} />}
      {asked.is === 'answered' && <Content answer={asked.answer} onJoined={() => void again()} />}
    </s-page>
  );
}

function Content({ answer, onJoined }: { answer: DashboardAnswer; onJoined: () => void }) {
  switch (answer.status) {
    case 'ready':
      return <Dashboard answer={answer} />;
    case 'possible':
      return (
        <Card>
          <GetLink promise={answer.promise} onAnswer={onJoined} />
        </Card>
      );
    case 'signed_out':
      return (
        <Card>
          <SignInLinks invitation={answer} />
        </Card>
      );
    case 'refused':
      return (
        <Card>
          <s-text>{answer.message}</s-text>
        </Card>
      );
    case 'none':
      return (
        <Card>
          <s-text>{say('page.nothingRuns')}</s-text>
        </Card>
      );
  }
}

type Ready = Extract<DashboardAnswer, { status: 'ready' }>;

function Dashboard({ answer }: { answer: Ready }) {
  const { dashboard } = answer;
  return (
    <s-stack gap="large">
      <s-section heading={say('share.heading')}>
        <s-stack gap="base">
          <s-text>{dashboard.promise ?? say('page.nothingRuns')}</s-text>
          <ShareTools links={answer.links} surface="account_page" />
          <s-text color="subdued">{say('share.sayIt', { code: onOneLine(dashboard.code) })}</s-text>
        </s-stack>
      </s-section>
      <FiguresSection figures={dashboard.figures} />
      <RewardsSection rewards={dashboard.rewards} more={dashboard.moreRewards} />
      <FriendsSection friends={dashboard.friends} more={dashboard.moreFriends} />
    </s-stack>
  );
}

/** With a hyphen at which no line ends. Typed in so, it is the same code. */
function onOneLine(code: string): string {
  return code.replaceAll('-', '\u2011');
}

function Failed({ onAgain }: { onAgain: () => void }) {
  return (
    <Card>
      <s-text>{say('tryAgainText')}</s-text>
      <s-button variant="secondary" onClick={onAgain}>
        {say('tryAgain')}
      </s-button>
    </Card>
  );
}

function Card({ children }: { children: preact.ComponentChildren }) {
  return (
    <s-section accessibilityLabel={say('page.title')}>
      <s-stack gap="base">{children}</s-stack>
    </s-section>
  );
}
