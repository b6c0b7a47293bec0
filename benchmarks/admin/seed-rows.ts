import { shareChoices, type SeedTo } from './seed-tables.ts';
import { subtotalMark } from './seed-story.ts';

/** The app's own rows of one shop, read from the story's tables. */
export function seedRows({ shopId, currency, referrals }: SeedTo): [string, string][] {
  const shop = `'${shopId}'::text`;
  return [
    [
      'programs',
      `insert into program (shop_id, id, name, status, precedence, draft, revision, published_version, created_at, updated_at)
         select distinct on (program) ${shop}, program_id, program_name, case program when 3 then 'paused' else 'active' end, program + 1,
                settings, number + 1, number, (select min(from_at) from bench.version), from_at from bench.version order by program, number desc;
       insert into program_version (shop_id, program_id, number, settings, published_at, ready_at)
         select ${shop}, program_id, number, settings, from_at, from_at from bench.version;
       insert into parent_discount (shop_id, id, program_id, version_number, side, offer, offer_key, expiry_month, seed_code, shopify_id)
         select ${shop}, bench.id('pd', from_at, program * 10 + number, 30), program_id, number, 'advocate', offer, offer_key, '2099-01',
                'SEED-A' || program || number, 'gid://shopify/DiscountCodeNode/' || (900000 + program * 10 + number) from bench.version where is_code
         union all
         select ${shop}, bench.id('pd', from_at, program * 10 + number, 31), program_id, number, 'friend', friend_offer, friend_offer_key, '2099-01',
                'SEED-F' || program || number, 'gid://shopify/DiscountCodeNode/' || (910000 + program * 10 + number) from bench.version where friend_offer is not null;`,
    ],
    [
      'advocates',
      `insert into advocate (shop_id, id, customer_id, first_name, email_hash, locale, joined_at, order_count, facts_at)
         select ${shop}, id, customer_id, first_name, md5(customer_id), 'en', at, 3, at from bench.advocate;
       insert into invite_code (shop_id, code, advocate_id, is_current, created_at)
         select ${shop}, upper(translate(first_name, 'éèëïüøÉ-', 'eeeiuoE')) || '-' || upper(substr(md5(id), 1, 7)), id, true, at from bench.advocate;`,
    ],
    [
      'visits',
      `insert into visit (shop_id, id, advocate_id, channel, program_id, version_number, locale, visited_at)
         select ${shop}, id, advocate_id, channel, program_id, version_number, 'en', at from bench.visit order by id;`,
    ],
    [
      'shares',
      `insert into share (shop_id, id, advocate_id, channel, program_id, version_number, surface, shared_at)
         select ${shop}, bench.id('sr', at, n, 32), advocate_id, bench.pick(n, 33, ${shareChoices.channels}), program_id, version_number,
                bench.pick(n, 34, ${shareChoices.surfaces}), claimed_at - interval '2 hours' from bench.referral where bench.chance(n, 35) < 0.8;`,
    ],
    [
      'claims',
      `insert into claim (shop_id, id, program_id, version_number, advocate_id, visit_id, friend_code, customer_id, channel, market, locale, claimed_at, expires_at)
         select ${shop}, claim_id, program_id, version_number, advocate_id, visit_id, friend_code, customer_id, channel, market, 'en',
                claimed_at, claimed_at + interval '30 days' from bench.referral order by n;
       insert into claim (shop_id, id, program_id, version_number, advocate_id, visit_id, friend_code, channel, market, locale, claimed_at, expires_at)
         select ${shop}, id, program_id, version_number, advocate_id, visit_id, friend_code, channel, market, 'en', at, at + interval '30 days'
           from bench.idle_claim order by id;
       insert into friend_code (shop_id, code, parent_discount_id, batch_id, status, created_at)
         select ${shop}, c.friend_code, p.id, 'ba_00000000000000000000000000', 'claimed', c.claimed_at
           from claim c join parent_discount p on p.shop_id = c.shop_id and p.program_id = c.program_id and p.version_number = c.version_number and p.side = 'friend'
          where c.shop_id = ${shop} and c.friend_code is not null;`,
    ],
    [
      'orders',
      `insert into "order" (shop_id, id, name, customer_id, email_hash, currency, subtotal_minor, total_minor, is_test, source_name, discount_codes, placed_at, cancelled_at, shopify_updated_at)
         select ${shop}, order_id, order_name, customer_id, md5('e' || n), '${currency}', subtotal_minor, subtotal_minor, false, 'web',
                array_remove(array[friend_code], null), at, case when status = 'reversed' then taken_at end, at from bench.referral order by n;`,
    ],
    [
      'referrals',
      `insert into referral (shop_id, id, program_id, version_number, advocate_id, claim_id, order_id, channel, status, decision, decided_at,
                             appealed_at, subtotal_minor, currency, market, suspicion, marks)
         select ${shop}, r.id, r.program_id, r.version_number, r.advocate_id, r.claim_id, r.order_id, r.channel, r.status,
                replace(d.decision, '"${subtotalMark}"', '"' || r.subtotal_minor || '"')::jsonb, r.at,
                case when r.status = 'declined' and bench.chance(r.n, 36) < 0.02 then r.at + interval '1 day' end,
                r.subtotal_minor, '${currency}', r.market, d.suspicion, d.marks
           from bench.referral r
           join (select *, referral_marks(${shop}, decision::jsonb) as marks from bench.decision) d on d.name = r.decision_name
          order by r.n;`,
    ],
    [
      'what everybody was given',
      `create unlogged table bench.given as
         select r.n, bench.id('rw', r.at, r.n, 40) as id, bench.id('rw', r.at, r.n, 41) as friend_reward_id, r.id as referral_id, r.order_id, r.advocate_id,
                r.program_id, r.version_number, r.at, r.taken_at, r.status as referral_status, v.benefit, v.is_code, v.worth_minor, v.cost_minor, v.purse, v.offer,
                r.has_friend_offer, r.friend_code, v.friend_offer, v.friend_offer_key,
                case when v.is_code then 'THX-' || upper(substr(md5('a' || r.n), 1, 12)) end as code,
                case when v.benefit = 'store_credit' then 'gid://shopify/StoreCreditAccountCreditTransaction/' || (600000000 + r.n)
                     when v.benefit = 'gift_card' then 'gid://shopify/GiftCard/' || (600000000 + r.n) end as effect_id,
                r.at + make_interval(days => v.expires_in_days) as expires_at,
                case when r.status = 'reversed' then 'reversed'
                     when bench.chance(r.n, 42) < 0.004 then 'limited'
                     when v.benefit = 'customer_tag' and bench.chance(r.n, 43) < 0.002 then 'to_hand_over'
                     when r.at > (select now_at from bench.shop) - interval '1 day' then 'waiting'
                     else 'issued' end as status,
                case when bench.chance(r.n, 44) < 0.45 and v.benefit <> 'customer_tag' then r.at + interval '1 day' + interval '60 days' * bench.chance(r.n, 45) end as would_use
           from bench.referral r join bench.version v on v.program_id = r.program_id and v.number = r.version_number
          where r.status in ('rewarded', 'reversed');
       alter table bench.given add column used_at timestamp, add column lapsed_at timestamp;
       update bench.given g set used_at = case when status = 'issued' and would_use < s.now_at then would_use end,
              lapsed_at = case when status = 'issued' and (would_use is null or would_use > s.now_at) and expires_at + interval '7 hours' < s.now_at then expires_at + interval '7 hours' end
         from bench.shop s where g.status = 'issued';
       analyze bench.given;`,
    ],
    [
      'rewards',
      `insert into reward (shop_id, id, program_id, version_number, advocate_id, side, cause, cause_key, referral_id, offer, benefit, worth_minor, cost_minor,
                           currency, purse, parent_discount_id, code, effect_id, status, reason, due_at, approved_at, issued_at, expires_at, used_minor, used_at, lapsed_at)
         select ${shop}, g.id, g.program_id, g.version_number, g.advocate_id, 'advocate', 'referral', 'referral:' || g.referral_id || ':advocate', g.referral_id,
                g.offer, g.benefit, g.worth_minor, g.cost_minor, case when coalesce(g.worth_minor, g.cost_minor) is not null then '${currency}' end, g.purse,
                p.id, g.code, case when g.status in ('issued', 'reversed') then g.effect_id end, g.status,
                case g.status when 'limited' then 'cap_per_month' when 'reversed' then 'order_cancelled' end, g.at, g.at,
                case when g.status in ('issued', 'reversed') then g.at + interval '5 seconds' end, g.expires_at,
                case when g.used_at is not null then coalesce(g.worth_minor, 700) else 0 end, g.used_at, g.lapsed_at
           from bench.given g left join parent_discount p on g.is_code and p.shop_id = ${shop} and p.program_id = g.program_id
                and p.version_number = g.version_number and p.side = 'advocate'
          order by g.n;
       insert into reward (shop_id, id, program_id, version_number, advocate_id, side, cause, cause_key, referral_id, offer, benefit, purse, parent_discount_id, code,
                           status, due_at, approved_at, issued_at)
         select ${shop}, g.friend_reward_id, g.program_id, g.version_number, g.advocate_id, 'friend', 'referral', 'referral:' || g.referral_id || ':friend', g.referral_id,
                g.friend_offer, 'percentage', g.friend_offer_key, p.id, g.friend_code, 'issued', g.at, g.at, g.at
           from bench.given g join parent_discount p on p.shop_id = ${shop} and p.program_id = g.program_id
                and p.version_number = g.version_number and p.side = 'friend'
          where g.has_friend_offer order by g.n;
       insert into reversal (shop_id, id, reward_id, advocate_id, cause, cause_key, amount_minor, status, purse, taken_minor, owed_minor, approved_at, settled_at)
         select ${shop}, bench.id('rv', taken_at, n, 46), id, advocate_id, 'order_cancelled', 'order_cancelled', coalesce(worth_minor, 1), 'settled', purse,
                coalesce(worth_minor, 1), 0, taken_at, taken_at from bench.given where status = 'reversed';`,
    ],
    [
      'statistics',
      `analyze advocate; analyze visit; analyze claim; analyze "order"; analyze referral; analyze reward;`,
    ],
  ].map(([what, sql]): [string, string] => [`${what ?? ''} (${referrals})`, sql ?? '']);
}
