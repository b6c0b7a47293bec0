import type { Translation } from '../translate.ts';
import type { AdminWords } from './en.ts';
import { homeWords } from './fr-home.ts';
import { reportWords } from './fr-reports.ts';
import { listWords } from './fr-lists.ts';
import { reviewWords } from './fr-review.ts';
import { settingsWords } from './fr-settings.ts';
import { welcomeWords } from './fr-welcome.ts';
import { templateWords } from './fr-templates.ts';
import { previewWords } from './fr-preview.ts';
import { failureWords } from './fr-failures.ts';
import { ledgerWords } from './fr-ledger.ts';
import { problemWords } from './fr-problems.ts';
import { programWords } from './fr-programs.ts';
import { reasonWords } from './fr-reasons.ts';
import { referralWords } from './fr-referrals.ts';
import { rewardWords } from './fr-rewards.ts';

/**
 * Every word of the merchant's admin, in French. One word for one thing, everywhere: program « programme », advocate
 * « ambassadeur », friend « filleul », invite « invitation », visit « visite », to claim « activer (l'offre) », referral
 * « parrainage », reward « récompense », on hold « en attente », reason « motif », share block « bloc de partage ».
 * Merchants are addressed as « vous ». The spaces before : ; ? ! % and inside « » are no-break spaces.
 */
export const fr: Translation<AdminWords> = {
  nav: {
    home: 'Accueil',
    programs: 'Programmes',
    review: 'À examiner',
    referrals: 'Parrainages',
    advocates: 'Ambassadeurs',
    rewards: 'Récompenses',
    reports: 'Rapports',
    settings: 'Paramètres',
  },
  ...homeWords,
  ...reportWords,
  ...listWords,
  ...reviewWords,
  ...settingsWords,
  ...welcomeWords,
  ...templateWords,
  ...previewWords,
  ...failureWords,
  ...programWords,
  ...problemWords,
  ...reasonWords,
  ...referralWords,
  ...rewardWords,
  ...ledgerWords,
  outside: {
    heading: 'Ouvrez Ricochet depuis votre interface administrateur Shopify',
    body: 'Ricochet fonctionne dans l’interface administrateur Shopify. Connectez-vous à votre boutique, puis choisissez Ricochet sous Applications.',
    action: 'Aller à l’interface Shopify',
  },
};
