/** What the app answers to `/ui/v1/…`; app/storefront/ui-contract.test.ts holds the two together. */

export interface ShareLinks {
  link: string;
  copy: string;
  whatsapp: string;
  email: string;
  sms: string;
  facebook: string;
  x: string;
  telegram: string;
  /** What a QR code says. */
  qr: string;
}

export type Invitation =
  | { status: 'none' }
  | { status: 'signed_out'; promise: string; invitePage: string; joinPage: string | null }
  | { status: 'possible'; promise: string; invitePage: string };

export interface Refused {
  status: 'refused';
  reason: string;
  message: string;
}

export type InviteCardAnswer =
  Invitation | Refused | { status: 'ready'; promise: string; invitePage: string; code: string; links: ShareLinks };

export interface Friend {
  id: string | null;
  since: string;
  state: 'claimed' | 'waiting' | 'counted' | 'not_counted' | 'taken_back';
  stateText: string;
  reasons: string[];
  look: 'possible' | 'asked' | 'none';
}

export interface Reward {
  id: string;
  text: string;
  state: 'waiting' | 'ready' | 'used_up' | 'taken_back' | 'not_given';
  details: string[];
  code: string | null;
  /** Leads to the shop with the code applied; null where that is not how it is used. */
  useLink: string | null;
}

export interface Figures {
  shares: number;
  visits: number;
  claims: number;
  friends: number;
  rewards: number;
  waiting: number;
}

export interface Dashboard {
  firstName: string;
  code: string;
  link: string;
  promise: string | null;
  figures: Figures;
  friends: Friend[];
  /** How many older ones are not listed. */
  moreFriends: number;
  rewards: Reward[];
  moreRewards: number;
  isFoundByName: boolean;
}

export type DashboardAnswer = Invitation | Refused | { status: 'ready'; dashboard: Dashboard; links: ShareLinks };

export type LookAnswer = { status: 'asked'; message: string } | Refused;
