-- DropIndex
DROP INDEX "parent_discount_shop_id_program_id_version_number_side_key";

-- DropIndex
DROP INDEX "reward_shop_id_referral_id_side_key";

-- DropIndex
DROP INDEX "message_shop_id_kind_reward_id_key";

-- AlterTable
ALTER TABLE "parent_discount" ADD COLUMN     "expires_at" TIMESTAMP(3),
ADD COLUMN     "expiry_month" TEXT,
ADD COLUMN     "offer" JSONB,
ADD COLUMN     "offer_key" TEXT,
ADD COLUMN     "refusal" TEXT,
ADD COLUMN     "refused_at" TIMESTAMP(3);

-- What was promised before there were several kinds of reward: percentages that never expire. Their key is a word that no
-- digest is, so that nothing new is hung under them.
UPDATE "parent_discount" p SET
  "expiry_month" = '',
  "offer_key" = 'before-offers',
  "offer" = jsonb_build_object(
    'benefit', CASE WHEN p."side" = 'friend' THEN v."settings"->'friendBenefit' ELSE v."settings"->'advocateBenefit' END,
    'terms', jsonb_build_object(
      'minimumSubtotal', CASE WHEN p."side" = 'friend' THEN v."settings"->'minimumSubtotal' ELSE 'null'::jsonb END,
      'items', '{"kind":"all"}'::jsonb,
      'purchases', 'one_time',
      'combinesWith', '{"orderDiscounts":false,"productDiscounts":false,"shippingDiscounts":true}'::jsonb,
      'expiresInDays', null),
    'estimatedCost', null)
  FROM "program_version" v
  WHERE v."shop_id" = p."shop_id" AND v."program_id" = p."program_id" AND v."number" = p."version_number";
ALTER TABLE "parent_discount" ALTER COLUMN "expiry_month" SET NOT NULL,
ALTER COLUMN "offer" SET NOT NULL,
ALTER COLUMN "offer_key" SET NOT NULL;

-- AlterTable
ALTER TABLE "advocate" ADD COLUMN     "address_hash" TEXT,
ADD COLUMN     "device_hash" TEXT,
ADD COLUMN     "facts_at" TIMESTAMP(3),
ADD COLUMN     "ip_hash" TEXT,
ADD COLUMN     "order_count" INTEGER,
ADD COLUMN     "phone_hash" TEXT,
ADD COLUMN     "segment_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "device_hash" TEXT,
ADD COLUMN     "ip_hash" TEXT;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "address_hash" TEXT,
ADD COLUMN     "device_hash" TEXT,
ADD COLUMN     "dispute" TEXT,
ADD COLUMN     "fulfilled_at" TIMESTAMP(3),
ADD COLUMN     "ip_hash" TEXT,
ADD COLUMN     "phone_hash" TEXT,
ADD COLUMN     "review_wanted_at" TIMESTAMP(3),
ADD COLUMN     "total_minor" BIGINT;

-- AlterTable
ALTER TABLE "reward" ADD COLUMN     "advocate_id" TEXT,
ADD COLUMN     "cause" TEXT,
ADD COLUMN     "cause_key" TEXT,
ADD COLUMN     "cost_minor" BIGINT,
ADD COLUMN     "currency" TEXT,
ADD COLUMN     "due_at" TIMESTAMP(3),
ADD COLUMN     "effect_id" TEXT,
ADD COLUMN     "expires_at" TIMESTAMP(3),
ADD COLUMN     "netted_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "offer" JSONB,
ADD COLUMN     "program_id" TEXT,
ADD COLUMN     "purse" TEXT,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "seen_before" TEXT,
ADD COLUMN     "sent_at" TIMESTAMP(3),
ADD COLUMN     "version_number" INTEGER,
ADD COLUMN     "worth_minor" BIGINT,
ALTER COLUMN "referral_id" DROP NOT NULL,
ALTER COLUMN "parent_discount_id" DROP NOT NULL,
ALTER COLUMN "code" DROP NOT NULL;
UPDATE "reward" w SET
  "advocate_id" = r."advocate_id",
  "program_id" = r."program_id",
  "version_number" = r."version_number",
  "cause" = 'referral',
  "cause_key" = 'referral:' || r."id" || ':' || w."side",
  "offer" = p."offer",
  "purse" = p."offer_key",
  "due_at" = w."approved_at"
  FROM "referral" r, "parent_discount" p
  WHERE r."shop_id" = w."shop_id" AND r."id" = w."referral_id" AND p."shop_id" = w."shop_id" AND p."id" = w."parent_discount_id";
ALTER TABLE "reward" DROP COLUMN "benefit",
ALTER COLUMN "advocate_id" SET NOT NULL,
ALTER COLUMN "cause" SET NOT NULL,
ALTER COLUMN "cause_key" SET NOT NULL,
ALTER COLUMN "offer" SET NOT NULL,
ALTER COLUMN "program_id" SET NOT NULL,
ALTER COLUMN "purse" SET NOT NULL,
ALTER COLUMN "version_number" SET NOT NULL;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "reversal_id" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "reversal" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reward_id" TEXT NOT NULL,
    "advocate_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "cause_key" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "purse" TEXT NOT NULL,
    "taken_minor" BIGINT NOT NULL DEFAULT 0,
    "owed_minor" BIGINT NOT NULL DEFAULT 0,
    "effect_id" TEXT,
    "reason" TEXT,
    "approved_at" TIMESTAMP(3) NOT NULL,
    "reversing_since" TIMESTAMP(3),
    "settled_at" TIMESTAMP(3),

    CONSTRAINT "reversal_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "block" (
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value_hash" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "blocked_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "block_pkey" PRIMARY KEY ("shop_id","kind","value_hash")
);

-- CreateIndex
CREATE INDEX "reversal_shop_id_advocate_id_purse_idx" ON "reversal"("shop_id", "advocate_id", "purse");

-- CreateIndex
CREATE INDEX "reversal_shop_id_approved_at_idx" ON "reversal"("shop_id", "approved_at");

-- CreateIndex
CREATE INDEX "reversal_status_approved_at_idx" ON "reversal"("status", "approved_at");

-- CreateIndex
CREATE UNIQUE INDEX "reversal_shop_id_reward_id_cause_key_key" ON "reversal"("shop_id", "reward_id", "cause_key");

-- CreateIndex
CREATE UNIQUE INDEX "parent_discount_shop_id_program_id_version_number_side_offe_key" ON "parent_discount"("shop_id", "program_id", "version_number", "side", "offer_key", "expiry_month");

-- CreateIndex
CREATE INDEX "advocate_shop_id_email_hash_idx" ON "advocate"("shop_id", "email_hash");

-- CreateIndex
CREATE INDEX "referral_shop_id_advocate_id_decided_at_idx" ON "referral"("shop_id", "advocate_id", "decided_at");

-- CreateIndex
CREATE INDEX "referral_shop_id_advocate_id_program_id_status_idx" ON "referral"("shop_id", "advocate_id", "program_id", "status");

-- CreateIndex
CREATE INDEX "referral_shop_id_program_id_version_number_idx" ON "referral"("shop_id", "program_id", "version_number");

-- CreateIndex
CREATE INDEX "reward_shop_id_referral_id_idx" ON "reward"("shop_id", "referral_id");

-- CreateIndex
CREATE INDEX "reward_shop_id_advocate_id_approved_at_idx" ON "reward"("shop_id", "advocate_id", "approved_at");

-- CreateIndex
CREATE INDEX "reward_shop_id_parent_discount_id_status_idx" ON "reward"("shop_id", "parent_discount_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "reward_shop_id_cause_key_key" ON "reward"("shop_id", "cause_key");

-- CreateIndex
CREATE INDEX "ledger_entry_shop_id_reward_id_idx" ON "ledger_entry"("shop_id", "reward_id");

-- CreateIndex
CREATE INDEX "ledger_entry_shop_id_program_id_kind_at_idx" ON "ledger_entry"("shop_id", "program_id", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "message_shop_id_kind_reward_id_reversal_id_key" ON "message"("shop_id", "kind", "reward_id", "reversal_id");

-- A rule's name is its reason now.
UPDATE "referral" SET "decision" = replace("decision"::text, '"own_invite"', '"same_customer"')::jsonb;

-- Closed lists of states: app/domain names the same values.
ALTER TABLE "referral" DROP CONSTRAINT "referral_status";
ALTER TABLE "referral" ADD CONSTRAINT "referral_status" CHECK ("status" IN ('held', 'rewarded', 'declined', 'reversed'));
ALTER TABLE "reward" DROP CONSTRAINT "reward_status";
ALTER TABLE "reward" ADD CONSTRAINT "reward_status" CHECK ("status" IN ('waiting', 'limited', 'approved', 'issuing', 'to_hand_over', 'unclear', 'issued', 'withheld', 'reversed'));
ALTER TABLE "reward" ADD CONSTRAINT "reward_cause" CHECK ("cause" IN ('referral', 'milestone', 'surprise', 'gesture'));
ALTER TABLE "reward" ADD CONSTRAINT "reward_amounts" CHECK ("worth_minor" > 0 AND "cost_minor" >= 0 AND "netted_minor" >= 0 AND "netted_minor" <= coalesce("worth_minor", 1));
ALTER TABLE "reversal" ADD CONSTRAINT "reversal_status" CHECK ("status" IN ('approved', 'reversing', 'settled', 'unclear'));
ALTER TABLE "reversal" ADD CONSTRAINT "reversal_cause" CHECK ("cause" IN ('order_cancelled', 'order_refunded', 'chargeback', 'merchant', 'milestone_lost'));
ALTER TABLE "reversal" ADD CONSTRAINT "reversal_amounts" CHECK ("amount_minor" > 0 AND "taken_minor" >= 0 AND "owed_minor" >= 0 AND "taken_minor" + "owed_minor" <= "amount_minor");
ALTER TABLE "order" ADD CONSTRAINT "order_dispute" CHECK ("dispute" IN ('open', 'lost', 'won'));
ALTER TABLE "block" ADD CONSTRAINT "block_kind" CHECK ("kind" IN ('customer', 'email', 'phone', 'address', 'ip', 'email_domain'));

-- What waits is looked for by the clock; there is little of it, however much is done.
CREATE INDEX "reward_waiting" ON "reward"("due_at") WHERE "status" = 'waiting';
CREATE INDEX "reward_approved" ON "reward"("approved_at") WHERE "status" = 'approved';
CREATE INDEX "reward_tasks" ON "reward"("shop_id", "approved_at") WHERE "status" IN ('to_hand_over', 'unclear');
-- A month's spending is summed up from the index alone.
CREATE INDEX "reward_spend" ON "reward"("shop_id", "program_id", "approved_at") INCLUDE ("cost_minor", "currency", "status") WHERE "cost_minor" IS NOT NULL;
CREATE INDEX "order_review_wanted" ON "order"("review_wanted_at") WHERE "review_wanted_at" IS NOT NULL;
CREATE INDEX "reversal_unsettled" ON "reversal"("approved_at") WHERE "status" IN ('approved', 'reversing');
CREATE INDEX "reversal_tasks" ON "reversal"("shop_id", "id") WHERE "status" = 'unclear';
-- Whose credit, or whose debit, one of an account's transactions is.
CREATE INDEX "reward_effect" ON "reward"("shop_id", "effect_id") WHERE "effect_id" IS NOT NULL;
CREATE INDEX "reversal_effect" ON "reversal"("shop_id", "effect_id") WHERE "effect_id" IS NOT NULL;
