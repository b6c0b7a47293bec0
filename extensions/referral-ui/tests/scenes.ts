import type { Dashboard, DashboardAnswer, InviteCardAnswer, ShareLinks } from '../src/answers.ts';

type Ready<Answer> = Extract<Answer, { status: 'ready' }>;
type SignedOut = Extract<InviteCardAnswer, { status: 'signed_out' }>;

const invite = 'https://luma.example/apps/ricochet/i/ADA-K7Q';
export const links: ShareLinks = {
  link: invite,
  copy: `${invite}?via=copy`,
  whatsapp: 'https://wa.me/?text=whatsapp',
  sms: 'sms:?&body=sms',
  email: 'mailto:?subject=hello&body=email',
  x: 'https://x.com/intent/post?text=x',
  facebook: 'https://www.facebook.com/sharer/sharer.php?u=facebook',
  telegram: 'https://t.me/share/url?url=telegram',
  qr: `${invite}?via=qr`,
};
const promise = 'Your friends get 10% off. Each time one has bought for the first time, you get $10.00.';
const invitePage = 'https://luma.example/apps/ricochet/invite';
export const possible = { status: 'possible', promise, invitePage } as const;
export const signedOut: SignedOut = {
  status: 'signed_out',
  promise,
  invitePage,
  joinPage: 'https://luma.example/apps/ricochet/join',
};
export const ready: Ready<InviteCardAnswer> = {
  status: 'ready',
  promise,
  invitePage,
  code: 'ADA-K7Q',
  links,
};
export const emptyDashboard: Dashboard = {
  firstName: 'Ada',
  code: 'ADA-K7Q',
  link: invite,
  promise,
  figures: { shares: 0, visits: 0, claims: 0, friends: 0, rewards: 0, waiting: 0 },
  friends: [],
  moreFriends: 0,
  rewards: [],
  moreRewards: 0,
  isFoundByName: false,
};
export const fullDashboard: Dashboard = {
  ...emptyDashboard,
  figures: { shares: 1, visits: 1200, claims: 2, friends: 1, rewards: 1, waiting: 0 },
  friends: [
    {
      id: null,
      since: 'November 12',
      state: 'claimed',
      stateText: 'A friend has picked up your offer.',
      reasons: [],
      look: 'none',
    },
    {
      id: 'rf_1',
      since: 'November 3',
      state: 'not_counted',
      stateText: 'A friend’s order does not count.',
      reasons: ['It came too late.'],
      look: 'possible',
    },
    {
      id: 'rf_2',
      since: 'October 3',
      state: 'taken_back',
      stateText: 'It does not count any more.',
      reasons: ['It was sent back.'],
      look: 'asked',
    },
    {
      id: 'rf_3',
      since: 'September 3',
      state: 'counted',
      stateText: 'A friend has bought.',
      reasons: [],
      look: 'none',
    },
  ],
  moreFriends: 3,
  rewards: [
    {
      id: 'rw_1',
      text: '$10.00 off',
      state: 'ready',
      details: ['Use it until December 24.'],
      code: 'THANKS-1',
      useLink: 'https://luma.example/discount/THANKS-1',
    },
    {
      id: 'rw_2',
      text: '$10.00 off',
      state: 'taken_back',
      details: ['The order was sent back.'],
      code: null,
      useLink: null,
    },
  ],
  moreRewards: 1,
};
export const dashboardOf = (dashboard: Dashboard): Ready<DashboardAnswer> => ({
  status: 'ready',
  dashboard,
  links,
});
