-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "program_id" TEXT,
ADD COLUMN     "version_number" INTEGER;

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "market" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "share" ADD COLUMN     "program_id" TEXT,
ADD COLUMN     "version_number" INTEGER;

-- AlterTable
ALTER TABLE "program" ADD COLUMN     "goal" JSONB;

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "currency" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "market" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "subtotal_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "suspicion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "reward" ADD COLUMN     "lapsed_at" TIMESTAMP(3),
ADD COLUMN     "read_at" TIMESTAMP(3),
ADD COLUMN     "used_at" TIMESTAMP(3),
ADD COLUMN     "used_minor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "shop_settings" (
    "shop_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "settings" JSONB NOT NULL,

    CONSTRAINT "shop_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "onboarding" (
    "shop_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "goal" TEXT,
    "business" TEXT,
    "program_id" TEXT,
    "finished_at" TIMESTAMP(3),
    "skipped_at" TIMESTAMP(3),
    "average_minor" BIGINT,
    "average_currency" TEXT,
    "average_orders" INTEGER,
    "margin_percent" INTEGER,
    "has_store_credit" BOOLEAN,
    "dismissed" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "onboarding_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "export" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "parts" INTEGER NOT NULL DEFAULT 0,
    "next" TEXT NOT NULL DEFAULT '',
    "requested_at" TIMESTAMP(3) NOT NULL,
    "finished_at" TIMESTAMP(3),

    CONSTRAINT "export_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "export_part" (
    "shop_id" TEXT NOT NULL,
    "export_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "export_part_pkey" PRIMARY KEY ("shop_id","export_id","number")
);

-- CreateTable
CREATE TABLE "note" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "about_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMP(3) NOT NULL,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "figure" (
    "shop_id" TEXT NOT NULL,
    "grain" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "program_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "shares" INTEGER NOT NULL DEFAULT 0,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "claims" INTEGER NOT NULL DEFAULT 0,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "rewarded" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "declined" INTEGER NOT NULL DEFAULT 0,
    "reversed" INTEGER NOT NULL DEFAULT 0,
    "new_customers" INTEGER NOT NULL DEFAULT 0,
    "rewards" INTEGER NOT NULL DEFAULT 0,
    "rewards_issued" INTEGER NOT NULL DEFAULT 0,
    "unpriced_rewards" INTEGER NOT NULL DEFAULT 0,
    "revenue_minor" BIGINT NOT NULL DEFAULT 0,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "reward_cost_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("shop_id","grain","starts_on","program_id","version_number","channel","market","currency")
);

-- CreateTable
CREATE TABLE "advocate_figure" (
    "shop_id" TEXT NOT NULL,
    "grain" TEXT NOT NULL,
    "advocate_id" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "shares" INTEGER NOT NULL DEFAULT 0,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "claims" INTEGER NOT NULL DEFAULT 0,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "rewarded" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "declined" INTEGER NOT NULL DEFAULT 0,
    "reversed" INTEGER NOT NULL DEFAULT 0,
    "new_customers" INTEGER NOT NULL DEFAULT 0,
    "rewards" INTEGER NOT NULL DEFAULT 0,
    "rewards_issued" INTEGER NOT NULL DEFAULT 0,
    "unpriced_rewards" INTEGER NOT NULL DEFAULT 0,
    "revenue_minor" BIGINT NOT NULL DEFAULT 0,
    "discount_minor" BIGINT NOT NULL DEFAULT 0,
    "reward_cost_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "advocate_figure_pkey" PRIMARY KEY ("shop_id","grain","advocate_id","starts_on","currency")
);

-- CreateTable
CREATE TABLE "promise_figure" (
    "shop_id" TEXT NOT NULL,
    "program_id" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "benefit" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "given" INTEGER NOT NULL DEFAULT 0,
    "used" INTEGER NOT NULL DEFAULT 0,
    "lapsed" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "given_minor" BIGINT NOT NULL DEFAULT 0,
    "used_minor" BIGINT NOT NULL DEFAULT 0,
    "lapsed_minor" BIGINT NOT NULL DEFAULT 0,
    "taken_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "promise_figure_pkey" PRIMARY KEY ("shop_id","program_id","month","benefit","currency")
);

-- CreateTable
CREATE TABLE "rule_figure" (
    "shop_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "program_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "saw" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "referrals" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rule_figure_pkey" PRIMARY KEY ("shop_id","day","program_id","rule","saw","outcome")
);

-- CreateTable
CREATE TABLE "uncounted_entry" (
    "shop_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,

    CONSTRAINT "uncounted_entry_pkey" PRIMARY KEY ("shop_id","entry_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_shop_id_list_name_key" ON "saved_view"("shop_id", "list", "name");

-- CreateIndex
CREATE INDEX "export_requested_at_idx" ON "export"("requested_at");

-- CreateIndex
CREATE INDEX "note_shop_id_about_about_id_idx" ON "note"("shop_id", "about", "about_id");

-- CreateIndex
CREATE INDEX "advocate_figure_shop_id_grain_starts_on_rewarded_advocate_i_idx" ON "advocate_figure"("shop_id", "grain", "starts_on", "rewarded" DESC, "advocate_id");


ALTER TABLE "onboarding" ADD CONSTRAINT "onboarding_step_check" CHECK ("step" IN ('goal', 'offer', 'preview', 'block', 'share'));
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_list_check" CHECK ("list" IN ('referrals', 'advocates', 'rewards'));
ALTER TABLE "export" ADD CONSTRAINT "export_list_check" CHECK ("list" IN ('referrals', 'advocates', 'rewards'));
ALTER TABLE "export" ADD CONSTRAINT "export_status_check" CHECK ("status" IN ('queued', 'running', 'done', 'failed'));
ALTER TABLE "note" ADD CONSTRAINT "note_about_check" CHECK ("about" IN ('referral', 'advocate', 'reward'));
ALTER TABLE "figure" ADD CONSTRAINT "figure_grain_check" CHECK ("grain" IN ('day', 'month', 'whole_day', 'whole_month', 'version_day', 'version_month', 'channel_day', 'channel_month', 'market_day', 'market_month', 'version_channel_day', 'version_channel_month', 'version_market_day', 'version_market_month', 'channel_market_day', 'channel_market_month'));
ALTER TABLE "advocate_figure" ADD CONSTRAINT "advocate_figure_grain_check" CHECK ("grain" IN ('day', 'month'));
ALTER TABLE "rule_figure" ADD CONSTRAINT "rule_figure_saw_check" CHECK ("saw" IN ('match', 'unknown'));

-- Referrals of before carry what their order came to.
UPDATE "referral" r SET "subtotal_minor" = o."subtotal_minor", "currency" = o."currency"
  FROM "order" o WHERE o."shop_id" = r."shop_id" AND o."id" = r."order_id";

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "appeal_answered_at" TIMESTAMP(3),
ADD COLUMN     "reopened_at" TIMESTAMP(3);

-- The review queue: what waits for the merchant, the likeliest fraud first.
CREATE INDEX "referral_review" ON "referral"("shop_id", "suspicion" DESC, "id")
  WHERE "status" = 'held' OR ("status" IN ('declined', 'reversed') AND "appealed_at" IS NOT NULL AND "appeal_answered_at" IS NULL);

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "again_key" TEXT NOT NULL DEFAULT '';

-- DropIndex
DROP INDEX "message_shop_id_kind_reward_id_reversal_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "message_shop_id_kind_reward_id_reversal_id_again_key_key" ON "message"("shop_id", "kind", "reward_id", "reversal_id", "again_key");

-- CreateIndex
CREATE INDEX "message_shop_id_reward_id_idx" ON "message"("shop_id", "reward_id");

-- AlterTable
ALTER TABLE "block" ADD COLUMN     "id" TEXT,
ADD COLUMN     "referral_id" TEXT,
ADD COLUMN     "side" TEXT;

-- Blocks of before are named after their own key.
UPDATE "block" SET "id" = 'bl_' || upper(substr(md5("shop_id" || ':' || "kind" || ':' || "value_hash"), 1, 26));
ALTER TABLE "block" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "block" ADD CONSTRAINT "block_side_check" CHECK ("side" IN ('advocate', 'friend'));

-- CreateIndex
CREATE UNIQUE INDEX "block_shop_id_id_key" ON "block"("shop_id", "id");

-- What may still be used of what advocates were given: to be asked about, and to end.
CREATE INDEX "reward_unread" ON "reward"("shop_id", (coalesce("read_at", '2000-01-01'::timestamp)), "id") WHERE "status" = 'issued' AND "side" = 'advocate' AND "effect_id" IS NOT NULL AND "used_at" IS NULL AND "lapsed_at" IS NULL;
CREATE INDEX "reward_ending" ON "reward"("expires_at", "id") WHERE "status" = 'issued' AND "side" = 'advocate' AND "used_at" IS NULL AND "lapsed_at" IS NULL;

-- Lists: every order and every filter by itself has an index.
ALTER TABLE "referral" ADD COLUMN     "marks" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "reward" ADD COLUMN     "benefit" TEXT NOT NULL DEFAULT '';

-- DropIndex
DROP INDEX "referral_shop_id_decided_at_idx";

-- CreateIndex
CREATE INDEX "export_shop_id_requested_at_idx" ON "export"("shop_id", "requested_at");

-- CreateIndex
CREATE INDEX "order_shop_id_name_idx" ON "order"("shop_id", "name");

-- CreateIndex
CREATE INDEX "advocate_shop_id_phone_hash_idx" ON "advocate"("shop_id", "phone_hash");

-- CreateIndex
CREATE INDEX "advocate_shop_id_joined_at_id_idx" ON "advocate"("shop_id", "joined_at", "id");

-- CreateIndex
CREATE INDEX "referral_shop_id_decided_at_id_idx" ON "referral"("shop_id", "decided_at", "id");

-- CreateIndex
CREATE INDEX "referral_shop_id_status_decided_at_id_idx" ON "referral"("shop_id", "status", "decided_at", "id");

-- CreateIndex
CREATE INDEX "referral_shop_id_program_id_decided_at_id_idx" ON "referral"("shop_id", "program_id", "decided_at", "id");

-- CreateIndex
CREATE INDEX "referral_shop_id_channel_decided_at_id_idx" ON "referral"("shop_id", "channel", "decided_at", "id");

-- CreateIndex
CREATE INDEX "referral_shop_id_market_decided_at_id_idx" ON "referral"("shop_id", "market", "decided_at", "id");

-- CreateIndex
CREATE INDEX "referral_shop_id_subtotal_minor_id_idx" ON "referral"("shop_id", "subtotal_minor", "id");

-- CreateIndex
CREATE INDEX "referral_shop_id_suspicion_id_idx" ON "referral"("shop_id", "suspicion", "id");

-- CreateIndex
CREATE INDEX "referral_marks_idx" ON "referral" USING GIN ("marks");

-- CreateIndex
CREATE INDEX "reward_shop_id_approved_at_id_idx" ON "reward"("shop_id", "approved_at", "id");

-- CreateIndex
CREATE INDEX "reward_shop_id_status_approved_at_id_idx" ON "reward"("shop_id", "status", "approved_at", "id");

-- CreateIndex
CREATE INDEX "reward_shop_id_benefit_approved_at_id_idx" ON "reward"("shop_id", "benefit", "approved_at", "id");

-- CreateIndex
CREATE INDEX "reward_shop_id_side_approved_at_id_idx" ON "reward"("shop_id", "side", "approved_at", "id");

-- CreateIndex
CREATE INDEX "reward_shop_id_cause_approved_at_id_idx" ON "reward"("shop_id", "cause", "approved_at", "id");

-- CreateIndex
CREATE INDEX "reward_shop_id_program_id_approved_at_id_idx" ON "reward"("shop_id", "program_id", "approved_at", "id");

-- What speaks against a referral, as a decision says it: its reasons, what it flags, and rules that matched.
CREATE FUNCTION referral_marks(shop_id text, decision jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT shop_id || '/' || mark), '{}') FROM (
    SELECT jsonb_array_elements_text(coalesce(decision->'reasons', '[]')) AS mark
    UNION ALL SELECT jsonb_array_elements_text(coalesce(decision->'flags', '[]'))
    UNION ALL SELECT seen->>'rule' FROM jsonb_array_elements(coalesce(decision->'evidence', '[]')) AS seen
     WHERE seen->>'kind' = 'rule' AND seen->>'saw' = 'match') AS marks
$$;
CREATE FUNCTION mark_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.marks := referral_marks(NEW.shop_id, NEW.decision);
  RETURN NEW;
END $$;
CREATE TRIGGER referral_marks BEFORE INSERT OR UPDATE OF "decision", "marks" ON "referral"
  FOR EACH ROW EXECUTE FUNCTION mark_referral();
UPDATE "referral" SET "marks" = '{}';

CREATE FUNCTION name_benefit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.benefit := coalesce(NEW.offer->'benefit'->>'kind', '');
  RETURN NEW;
END $$;
CREATE TRIGGER reward_benefit BEFORE INSERT OR UPDATE OF "offer", "benefit" ON "reward"
  FOR EACH ROW EXECUTE FUNCTION name_benefit();
UPDATE "reward" SET "benefit" = '';

-- How names are compared and put in order: without regard to case and accents.
CREATE FUNCTION folded_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  translate(lower(name), 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ', 'aaaaaaceeeeiiiinoooooouuuuyy') COLLATE "C";
CREATE INDEX "advocate_folded_name" ON "advocate"("shop_id", folded_name("first_name"), "id");
CREATE INDEX "referral_asked_about" ON "referral"("shop_id", "decided_at", "id") WHERE "appealed_at" IS NOT NULL;
-- What has no day of its own comes after everything that has one; what costs nobody knows, before everything that is known.
CREATE INDEX "reward_due" ON "reward"("shop_id", coalesce("due_at", '9999-12-31'::timestamp), "id");
CREATE INDEX "reward_expiry" ON "reward"("shop_id", coalesce("expires_at", '9999-12-31'::timestamp), "id");
CREATE INDEX "reward_cost" ON "reward"("shop_id", coalesce("cost_minor", -1), "id");
CREATE INDEX "reward_open" ON "reward"("shop_id", "advocate_id")
  WHERE "status" = 'issued' AND "side" = 'advocate' AND "used_at" IS NULL AND "lapsed_at" IS NULL;

-- Mails that a customer's server refused, for the home page.
CREATE INDEX "message_refused" ON "message"("shop_id", "queued_at") WHERE "status" = 'skipped' AND "outcome" = 'recipient_refused';

-- CreateTable
CREATE TABLE "merchant_mail" (
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "queued_at" TIMESTAMP(3) NOT NULL,
    "settled_at" TIMESTAMP(3),
    "outcome" TEXT,

    CONSTRAINT "merchant_mail_pkey" PRIMARY KEY ("shop_id","kind","day")
);

-- CreateIndex
CREATE INDEX "advocate_shop_id_address_hash_idx" ON "advocate"("shop_id", "address_hash");

-- CreateIndex
CREATE INDEX "advocate_shop_id_ip_hash_idx" ON "advocate"("shop_id", "ip_hash");

-- CreateIndex
CREATE INDEX "merchant_mail_shop_id_settled_at_idx" ON "merchant_mail"("shop_id", "settled_at");

-- Referrals that were decided before suspicion was stored get the weights of app/domain/fraud/suspicion.ts.
UPDATE "referral" r SET "suspicion" = sums."suspicion" FROM (
  SELECT "shop_id", "id", sum(CASE
      WHEN e->>'kind' = 'risk' THEN CASE WHEN e->>'recommendation' = 'cancel' THEN 40 ELSE 0 END
      WHEN e->>'kind' <> 'rule' THEN 0
      WHEN e->>'saw' = 'unknown' THEN CASE WHEN e->>'action' = 'flag' THEN 0 ELSE 5 END
      WHEN e->>'saw' = 'match' THEN w."weight" / CASE WHEN e->>'action' = 'flag' THEN 2 ELSE 1 END
      ELSE 0
    END) AS "suspicion"
    FROM "referral", jsonb_array_elements("decision"->'evidence') e
    LEFT JOIN (VALUES ('blocked', 100), ('ring', 80), ('same_customer', 70), ('same_email', 70), ('same_phone', 50),
      ('order_risk', 50), ('leaked_code', 40), ('same_device', 40), ('disposable_email', 40), ('velocity', 40), ('same_ip', 30),
      ('same_address', 20), ('existing_customer', 15), ('young_advocate', 10)) AS w ("rule", "weight") ON w."rule" = e->>'rule'
   GROUP BY 1, 2) sums
 WHERE r."shop_id" = sums."shop_id" AND r."id" = sums."id" AND sums."suspicion" > 0;

-- What is still to be forgotten of visits, however many were before: 5 000 a shop at a time.
CREATE INDEX "visit_origin" ON "visit"("shop_id", "visited_at") WHERE "ip_hash" IS NOT NULL OR "device_hash" IS NOT NULL;
