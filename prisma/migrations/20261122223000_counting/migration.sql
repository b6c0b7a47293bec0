-- What an entry of the ledger counts. Everything here is read from the entry, from earlier entries about the same reward,
-- and from columns that never change, so that counting an entry today or next year gives the same.

-- One row for each entry that counts, with what it is about. `cost` and what follows it are only there for rewards:
-- what the reward costs before and after the entry, by all entries about it up to here.
CREATE VIEW "counted_entry" AS
SELECT e."shop_id", e."id" AS "entry_id", e."kind", e."at", e."data", e."advocate_id",
       (e."at" AT TIME ZONE 'UTC' AT TIME ZONE s."time_zone")::date AS "day",
       coalesce(e."program_id", r."program_id", w."program_id", '') AS "program_id",
       coalesce(r."version_number", w."version_number", (e."data"->>'version')::int, 0) AS "version_number",
       coalesce(r."channel", e."data"->>'channel', '') AS "channel",
       coalesce(r."market", e."data"->>'market', '') AS "market",
       r."currency" AS "order_currency",
       CASE WHEN e."kind" IN ('referral_decided', 'referral_approved', 'referral_reversed', 'referral_reopened')
            THEN r."decision" @> '{"evidence":[{"kind":"order_position","position":1}]}' END AS "is_first_order",
       w."offer"->'benefit'->>'kind' AS "benefit",
       date_trunc('month', w."approved_at" AT TIME ZONE 'UTC' AT TIME ZONE s."time_zone")::date AS "approved_month",
       c."currency" AS "cost_currency", c."is_priced", c."was_issued", c."had_ended", c."had_closed",
       CASE WHEN c."was_approved" AND NOT c."was_withheld" AND c."is_priced"
            THEN c."cost" - c."taken_before" * CASE WHEN c."has_worth" THEN 1 ELSE c."cost" END ELSE 0 END AS "cost_before",
       CASE WHEN c."is_approved" AND NOT c."is_withheld" AND c."is_priced"
            THEN c."cost" - c."taken" * CASE WHEN c."has_worth" THEN 1 ELSE c."cost" END ELSE 0 END AS "cost_after"
  FROM "ledger_entry" e
  JOIN "shop" s ON s."id" = e."shop_id"
  LEFT JOIN "referral" r ON r."shop_id" = e."shop_id" AND r."id" = e."referral_id"
  LEFT JOIN "reward" w ON w."shop_id" = e."shop_id" AND w."id" = e."reward_id"
 CROSS JOIN LATERAL (
       SELECT max(p."cost") AS "cost", max(p."currency") AS "currency",
              max(p."cost") IS NOT NULL AS "is_priced",
              coalesce(bool_or(p."has_worth"), false) AS "has_worth",
              coalesce(bool_or(p."kind" = 'reward_approved'), false) AS "is_approved",
              coalesce(bool_or(p."kind" = 'reward_approved' AND p."id" < e."id"), false) AS "was_approved",
              coalesce(bool_or(p."kind" = 'reward_withheld'), false) AS "is_withheld",
              coalesce(bool_or(p."kind" = 'reward_withheld' AND p."id" < e."id"), false) AS "was_withheld",
              coalesce(bool_or(p."kind" = 'reward_issued' AND p."id" < e."id"), false) AS "was_issued",
              coalesce(bool_or(p."ends" AND p."id" < e."id"), false) AS "had_ended",
              -- Used up or lapsed: what is taken back afterwards was open no more.
              coalesce(bool_or(p."ends" AND p."kind" IN ('reward_used', 'reward_lapsed') AND p."id" < e."id"), false) AS "had_closed",
              coalesce(sum(p."more_taken"), 0) AS "taken",
              coalesce(sum(p."more_taken") FILTER (WHERE p."id" < e."id"), 0) AS "taken_before"
         FROM (
              SELECT o."id", o."kind",
                     CASE WHEN o."kind" = 'reward_approved' THEN (o."data"->>'costMinor')::numeric END AS "cost",
                     CASE WHEN o."kind" = 'reward_approved' THEN o."data"->>'costCurrency' END AS "currency",
                     o."kind" = 'reward_approved' AND o."data" ? 'minor' AS "has_worth",
                     o."kind" IN ('reward_withheld', 'reward_lapsed')
                       OR (o."kind" = 'reward_approved' AND o."data"->>'state' = 'withheld')
                       OR (o."kind" = 'reward_used' AND o."data"->>'usedUp' = 'true')
                       OR (o."kind" = 'reversal_settled' AND o."data"->>'state' = 'reversed') AS "ends",
                     -- What was settled before is said again, with another amount, when it is corrected.
                     CASE WHEN o."kind" = 'reversal_settled' THEN (o."data"->>'takenMinor')::numeric - coalesce(
                       lag((o."data"->>'takenMinor')::numeric) OVER (PARTITION BY o."kind", o."data"->>'reversal' ORDER BY o."id"), 0)
                     END AS "more_taken"
                FROM "ledger_entry" o
               WHERE e."reward_id" IS NOT NULL
                 AND e."kind" IN ('reward_approved', 'reward_issued', 'reward_withheld', 'reversal_settled', 'reward_used', 'reward_lapsed')
                 AND o."shop_id" = e."shop_id" AND o."reward_id" = e."reward_id" AND o."id" <= e."id"
                 AND o."kind" IN ('reward_approved', 'reward_issued', 'reward_withheld', 'reversal_settled', 'reward_used', 'reward_lapsed')
              ) p
       ) c
 WHERE e."kind" IN ('invite_shared', 'invite_visited', 'friend_claimed', 'order_paid', 'referral_decided', 'referral_approved',
                    'referral_declined', 'referral_reversed', 'referral_reopened', 'revenue_changed', 'reward_approved',
                    'reward_issued', 'reward_withheld', 'reversal_settled', 'reward_used', 'reward_lapsed')
   AND (w."side" IS NULL OR w."side" = 'advocate');

-- What it adds to the figures of its day.
CREATE VIEW "entry_figure" AS
SELECT "shop_id", "entry_id", "kind", "at", "day", "program_id", "version_number", "channel", "market", "advocate_id",
       CASE WHEN "kind" LIKE 'referral%' OR "kind" IN ('order_paid', 'revenue_changed') THEN coalesce("data"->>'currency', "order_currency", '')
            WHEN "kind" = 'reward_used' AND NOT "is_priced" THEN coalesce("data"->>'currency', '')
            WHEN "kind" LIKE 'rewar%' OR "kind" = 'reversal_settled' THEN coalesce("cost_currency", '')
            ELSE '' END AS "currency",
       ("kind" = 'invite_shared')::int AS "shares",
       ("kind" = 'invite_visited')::int AS "visits",
       ("kind" = 'friend_claimed')::int AS "claims",
       ("kind" = 'order_paid')::int AS "orders",
       "comes" - "goes" AS "rewarded",
       (("kind" = 'referral_decided' AND "data"->>'outcome' = 'held') OR "kind" = 'referral_reopened')::int AS "held",
       (("kind" = 'referral_decided' AND "data"->>'outcome' = 'declined') OR "kind" = 'referral_declined')::int
         - ("kind" IN ('referral_reopened', 'referral_approved') AND coalesce("data"->>'from', '') = 'declined')::int AS "declined",
       "goes" AS "reversed",
       CASE WHEN "is_first_order" THEN "comes" - "goes" ELSE 0 END AS "new_customers",
       ("kind" = 'reward_approved')::int AS "rewards",
       ("kind" = 'reward_issued' AND NOT "was_issued")::int AS "rewards_issued",
       ("kind" = 'reward_approved' AND NOT "is_priced")::int AS "unpriced_rewards",
       coalesce(("data"->>'revenueMinor')::bigint, 0) AS "revenue_minor",
       CASE WHEN "kind" = 'order_paid' THEN coalesce(("data"->>'discountMinor')::bigint, 0) ELSE 0 END AS "discount_minor",
       CASE WHEN "kind" = 'reward_used' AND NOT "is_priced" THEN coalesce(("data"->>'minor')::bigint, 0)
            ELSE ("cost_after" - "cost_before")::bigint END AS "reward_cost_minor"
  FROM (
       SELECT *, (("kind" = 'referral_decided' AND "data"->>'outcome' = 'rewarded') OR "kind" = 'referral_approved')::int AS "comes",
              ("kind" = 'referral_reversed' OR ("kind" = 'referral_reopened' AND coalesce("data"->>'from', '') = 'rewarded'))::int AS "goes"
         FROM "counted_entry") entry;

-- What it adds to what was promised in the month in which its reward was approved. A reward ends once: used up, lapsed or taken.
CREATE VIEW "entry_promise" AS
SELECT "shop_id", "entry_id", "program_id", "approved_month" AS "month", "benefit", coalesce("cost_currency", '') AS "currency",
       ("kind" = 'reward_approved')::int AS "given",
       (NOT "had_ended" AND "kind" = 'reward_used' AND "data"->>'usedUp' = 'true')::int AS "used",
       (NOT "had_ended" AND "kind" = 'reward_lapsed')::int AS "lapsed",
       (NOT "had_ended" AND ("kind" = 'reward_withheld'
         OR ("kind" = 'reward_approved' AND coalesce("data"->>'state', '') = 'withheld')
         OR ("kind" = 'reversal_settled' AND coalesce("data"->>'state', '') = 'reversed')))::int AS "taken",
       CASE WHEN "kind" = 'reward_approved' THEN ("cost_after" - "cost_before")::bigint ELSE 0 END AS "given_minor",
       CASE WHEN "kind" = 'reward_used' AND "is_priced" THEN coalesce(("data"->>'minor')::bigint, 0) ELSE 0 END AS "used_minor",
       -- A code that took off less than it could is used up, and the rest of it lapses.
       CASE WHEN "kind" = 'reward_lapsed' AND "is_priced" THEN coalesce(("data"->>'minor')::bigint, 0)
            WHEN "kind" = 'reward_used' AND "is_priced" THEN coalesce(("data"->>'unusedMinor')::bigint, 0) ELSE 0 END AS "lapsed_minor",
       CASE WHEN "kind" IN ('reward_withheld', 'reversal_settled') AND NOT "had_closed"
            THEN ("cost_before" - "cost_after")::bigint ELSE 0 END AS "taken_minor"
  FROM "counted_entry"
 WHERE "kind" IN ('reward_approved', 'reward_withheld', 'reversal_settled', 'reward_used', 'reward_lapsed') AND "benefit" IS NOT NULL;

-- What fraud rules saw in the order that it decided, those included that are off.
CREATE VIEW "entry_sight" AS
SELECT e."shop_id", e."entry_id", e."day", e."program_id", seen."rule", seen."saw", e."data"->>'outcome' AS "outcome", e."at"
  FROM "counted_entry" e
 CROSS JOIN LATERAL (
       SELECT unnest(string_to_array(e."data"->>'matched', ' ')) AS "rule", 'match' AS "saw"
       UNION ALL
       SELECT unnest(string_to_array(e."data"->>'unseen', ' ')), 'unknown') seen
 WHERE e."kind" = 'referral_decided' AND seen."rule" <> '' AND e."data" ? 'outcome';

-- An entry that counts is noted together with itself: whoever sees one sees the other. What friends are given counts nothing.
CREATE FUNCTION "note_uncounted_entries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "uncounted_entry" ("shop_id", "entry_id")
  SELECT "shop_id", "id" FROM added
   WHERE "kind" IN ('invite_shared', 'invite_visited', 'friend_claimed', 'order_paid', 'referral_decided', 'referral_approved',
                    'referral_declined', 'referral_reversed', 'referral_reopened', 'revenue_changed', 'reward_approved',
                    'reward_issued', 'reward_withheld', 'reversal_settled', 'reward_used', 'reward_lapsed')
     AND ("data"->>'side') IS DISTINCT FROM 'friend';
  RETURN NULL;
END;
$$;
CREATE TRIGGER "ledger_entry_note_uncounted" AFTER INSERT ON "ledger_entry"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "note_uncounted_entries"();

-- Everything of before is counted too.
INSERT INTO "uncounted_entry" ("shop_id", "entry_id")
SELECT "shop_id", "id" FROM "ledger_entry"
 WHERE "kind" IN ('invite_shared', 'invite_visited', 'friend_claimed', 'order_paid', 'referral_decided', 'referral_approved',
                  'referral_declined', 'referral_reversed', 'referral_reopened', 'revenue_changed', 'reward_approved',
                  'reward_issued', 'reward_withheld', 'reversal_settled', 'reward_used', 'reward_lapsed')
   AND ("data"->>'side') IS DISTINCT FROM 'friend';
