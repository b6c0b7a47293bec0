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

/** “Invite friends” in the customer's account: their link, their friends, their rewards. */
export function DashboardPage() {
  const { asked, again } = useAnswer(askForDashboard);
  return (
    <s-page heading={say('page.title')}>
      {asked.is === 'loading' && <Waiting />}
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
          <s-text color="subdued">{say('share.sayIt', { code: dashboard.code })}</s-text>
        </s-stack>
      </s-section>
      <FiguresSection figures={dashboard.figures} />
      <FriendsSection friends={dashboard.friends} more={dashboard.moreFriends} />
      <RewardsSection rewards={dashboard.rewards} more={dashboard.moreRewards} />
    </s-stack>
  );
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

function Waiting() {
  return (
    <s-section accessibilityLabel={say('loading')}>
      <s-box minBlockSize="300px" accessibilityRole="status" accessibilityLabel={say('loading')}>
        <s-skeleton-paragraph />
      </s-box>
    </s-section>
  );
}

function Card({ children }: { children: preact.ComponentChildren }) {
  return (
    <s-section accessibilityLabel={say('page.title')}>
      <s-stack gap="base">{children}</s-stack>
    </s-section>
  );
}
