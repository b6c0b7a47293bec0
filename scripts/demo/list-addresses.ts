import { proxyPath, type PlayedStory } from './story.ts';

/** Where everything of the story can be seen in the online store, one line each. */
export function listAddresses(storefrontUrl: string, story: PlayedStory): string {
  const places = [
    [story.productPath, 'share block, with her link for Ada; on pages without a block there is the launcher'],
    [`${story.productPath}?ref=${story.inviteCode}`, 'welcome bar, as a friend in a new private window sees it'],
    [`${proxyPath}/i/${story.inviteCode}`, 'what a friend sees who opens Ada’s link; claiming is one press'],
    [`${proxyPath}/who`, '“Who invited you?”, for a friend who has only heard the code'],
    [`${proxyPath}/join`, 'getting a link by e-mail alone, without an account'],
    [`${proxyPath}/dashboard`, 'Ada’s page with friends and rewards (signed in)'],
    [story.privatePath, 'the same by the private link in her mail, without signing in'],
    [story.thankYouPath, 'Finn’s thank-you page with the invite card'],
    ['/account', 'Ada’s account with the dashboard block (signed in)'],
    ['/account/pages/referral-page', 'the page in the customer account (signed in)'],
  ] as const;
  return places.map(([path, what]) => `    ${storefrontUrl}${path}   ${what}`).join('\n');
}
