import type { Invitation } from './answers.ts';
import { say, signInHere } from './host.ts';

/** For a buyer whom Shopify does not name: what it is about, and the ways in. */
export function SignInLinks({ invitation }: { invitation: Extract<Invitation, { status: 'signed_out' }> }) {
  const { promise, invitePage, joinPage } = invitation;
  const signIn = signInHere();
  return (
    <>
      <s-text>{promise}</s-text>
      <s-text color="subdued">{say(joinPage === null ? 'signedOut.text' : 'signedOut.textWithEmail')}</s-text>
      <s-stack direction="inline" gap="base" alignItems="center">
        {signIn === null ? (
          <s-button variant="secondary" href={invitePage} target="_blank">
            {say('signedOut.signIn')}
          </s-button>
        ) : (
          // Whoever closes the dialog stays where they are.
          <s-button variant="secondary" onClick={() => void signIn().catch(() => undefined)}>
            {say('signedOut.signIn')}
          </s-button>
        )}
        {joinPage !== null && (
          <s-link href={joinPage} target="_blank">
            {say('signedOut.joinByEmail')}
          </s-link>
        )}
      </s-stack>
    </>
  );
}
