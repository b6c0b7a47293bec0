const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** An id's part that sorts by time: 48 bits of milliseconds, five a sign, the highest first. */
const timeSigns = Array.from(
  { length: 10 },
  (_none, place) =>
    `substr('${alphabet}', (((extract(epoch from at) * 1000)::bigint >> ${45 - 5 * place}) & 31)::int + 1, 1)`,
).join(' || ');

/** Chance that is the same in every run, and ids as the app makes them. Everything is in a schema that is dropped at the end. */
export const seedTools = `
create schema bench;
create function bench.chance(n bigint, salt int) returns float8 language sql immutable parallel safe return
  (hashint8extended(n, salt) & 16777215)::float8 / 16777216;
create function bench.id(prefix text, at timestamp, n bigint, salt int) returns text language sql immutable parallel safe return
  prefix || '_' || ${timeSigns} || upper(substr(md5(n::text || ':' || salt::text), 1, 16));
create function bench.pick(n bigint, salt int, choices text[]) returns text language sql immutable parallel safe return
  choices[1 + floor(bench.chance(n, salt) * cardinality(choices))::int];
create table bench.version (program int, program_id text, program_name text, number int, from_at timestamp, to_at timestamp,
  settings jsonb, offer jsonb, offer_key text, friend_offer jsonb, friend_offer_key text, benefit text, is_code boolean,
  worth_minor bigint, cost_minor bigint, purse text, expires_in_days int);
create table bench.decision (name text, status text, from_share float8, to_share float8, suspicion int, decision text,
  reasons text, matched text);
`;

export interface SeedTo {
  shopId: string;
  currency: string;
  /** Of the shop's money, in its smallest part. */
  digits: number;
  referrals: number;
  now: Date;
}

const markets = ['FR', 'FR', 'FR', 'DE', 'DE', 'US', 'US', 'GB', 'BE', 'CH', 'IT', 'JP'];
const channels = [
  'link',
  'copy',
  'copy',
  'share_sheet',
  'whatsapp',
  'whatsapp',
  'whatsapp',
  'messenger',
  'sms',
  'email',
  'email',
  'x',
  'facebook',
  'telegram',
  'qr',
  'spoken',
  'name',
  'till',
];
const shareChannels = [
  'copy',
  'copy',
  'share_sheet',
  'whatsapp',
  'whatsapp',
  'messenger',
  'sms',
  'email',
  'x',
  'facebook',
  'telegram',
  'qr',
];
const surfaces = ['block', 'page', 'dashboard'];
const names =
  'Ada Grace Alan Edsger Barbara Donald Margaret Ken Dennis Radia Frances Jean Niklaus Tony Leslie Shafi Adele John Katherine Mary Dorothy Annie Hedy Alice Blaise Émilie Sophie Évariste Ada-Marie Zoé Chloé Hélène Léa Noé Inès Jürgen Anaïs Björn Søren Ines Luca Giulia Marco Elena Hugo Emma Louis Jade Gabriel Louise Raphaël Alma Arthur Rose Jules Anna Adam Mia Maël Ambre Lucas Romane'.split(
    ' ',
  );
const list = (texts: readonly string[]) => `array[${texts.map((text) => `'${text}'`).join(', ')}]`;

/** Two years, more and more orders a day; `share` is how many of them came before. */
const moment = (share: string) => `(select now_at - interval '730 days' * (1 - power(${share}, 0.7)) from bench.shop)`;

/** One shop's people and orders, as tables of their own that everything else is read from. */
export function seedPeople({ shopId, currency, digits, referrals, now }: SeedTo): [string, string][] {
  const advocates = Math.max(10, Math.floor(referrals / 5));
  const unit = 10 ** digits;
  return [
    [
      'the plan',
      `drop table if exists bench.shop, bench.advocate, bench.visit, bench.referral;
       create unlogged table bench.shop as select '${shopId}'::text as shop_id, '${currency}'::text as currency, ${referrals}::bigint as referrals,
         ${advocates}::bigint as advocates, '${now.toISOString().slice(0, 23)}'::timestamp as now_at;`,
    ],
    [
      'advocates',
      `create unlogged table bench.advocate as
       select n, bench.id('ad', at, n, 1) as id, at, bench.pick(n, 2, ${list(names)}) as first_name,
              'gid://shopify/Customer/' || (7000000000000 + n) as customer_id
         from (select n, date_trunc('milliseconds', ${moment(`n::float8 / ${advocates} * 0.8`)}) as at from generate_series(1, ${advocates}) n offset 0) g;
       create unique index on bench.advocate (n);`,
    ],
    [
      'orders',
      `create unlogged table bench.referral as
       select g.n, bench.id('rf', g.at, g.n, 3) as id, bench.id('cl', g.at - g.lag, g.n, 4) as claim_id,
              bench.id('vi', g.at - g.lag - interval '3 minutes', g.n, 5) as visit_id,
              'gid://shopify/Order/' || (5000000000000 + g.n) as order_id, '#' || (100000 + g.n) as order_name,
              'gid://shopify/Customer/' || (8000000000000 + g.n) as customer_id, g.at, g.at - g.lag as claimed_at,
              least(g.at + interval '6 days', (select now_at from bench.shop) - interval '1 minute') as taken_at,
              a.id as advocate_id, v.program_id, v.number as version_number,
              bench.pick(g.n, 6, ${list(channels)}) as channel, bench.pick(g.n, 7, ${list(markets)}) as market,
              (floor(15 + 120 * power(bench.chance(g.n, 8), 2)) * ${unit} + floor(bench.chance(g.n, 9) * ${unit}))::bigint as subtotal_minor,
              d.name as decision_name, d.status, v.friend_offer is not null as has_friend_offer,
              case when v.friend_offer is not null then 'HI-' || upper(substr(md5('f' || g.n), 1, 12)) end as friend_code
         from (select n, date_trunc('milliseconds', ${moment(`n::float8 / (${referrals} + 1)`)}) as at,
                      interval '10 minutes' + interval '9 days' * power(bench.chance(n, 10), 3) as lag,
                      case when bench.chance(n, 11) < 0.6 then 1 when bench.chance(n, 11) < 0.9 then 2 else 3 end as program,
                      1 + floor(${advocates} * 0.7 * power(bench.chance(n, 12), 1.6))::bigint as advocate_n,
                      bench.chance(n, 13) as luck
                 from generate_series(1, ${referrals}) n offset 0) g
         join bench.advocate a on a.n = g.advocate_n
         join bench.version v on v.program = g.program and g.at >= v.from_at and g.at < v.to_at
         join bench.decision d on g.luck >= d.from_share and g.luck < d.to_share
        order by g.n;
       create unique index on bench.referral (n);`,
    ],
    [
      'visits',
      `create unlogged table bench.visit as
       select r.visit_id as id, r.claimed_at - interval '3 minutes' as at, r.advocate_id, r.channel, r.program_id, r.version_number, r.market
         from bench.referral r
       union all
       select bench.id('vi', g.at, g.n, 15), g.at, a.id, bench.pick(g.n, 16, ${list(channels)}), v.program_id, v.number,
              bench.pick(g.n, 17, ${list(markets)})
         from (select n, date_trunc('milliseconds', ${moment(`n::float8 / (${3 * referrals} + 1)`)}) as at,
                      case when bench.chance(n, 18) < 0.6 then 1 when bench.chance(n, 18) < 0.9 then 2 else 3 end as program,
                      1 + floor(${advocates} * 0.9 * power(bench.chance(n, 19), 1.4))::bigint as advocate_n
                 from generate_series(1, ${3 * referrals}) n offset 0) g
         join bench.advocate a on a.n = g.advocate_n
         join bench.version v on v.program = g.program and g.at >= v.from_at and g.at < v.to_at;`,
    ],
    ['statistics', `analyze bench.advocate; analyze bench.referral; analyze bench.visit;`],
  ];
}

/** Half as many claims again as orders came to nothing; of every sixth further visit. */
export const idleClaims = `
  select v.id as visit_id, v.at + interval '2 minutes' as at, v.advocate_id, v.channel, v.program_id, v.version_number, v.market,
         bench.id('cl', v.at + interval '2 minutes', hashtextextended(v.id, 1), 20) as id,
         'HI-' || upper(substr(md5('i' || v.id), 1, 12)) as friend_code
    from bench.visit v
   where not exists (select from bench.referral r where r.visit_id = v.id) and (hashtextextended(v.id, 2) & 5) = 0`;

export const shareChoices = { channels: list(shareChannels), surfaces: list(surfaces) };
