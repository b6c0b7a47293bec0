-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop" (
    "id" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "shopify_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "storefront_url" TEXT NOT NULL,
    "proxy_path" TEXT NOT NULL,
    "facts_at" TIMESTAMP(3) NOT NULL,
    "installed_at" TIMESTAMP(3) NOT NULL,
    "uninstalled_at" TIMESTAMP(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "precedence" INTEGER NOT NULL,
    "draft" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "published_version" INTEGER,
    "created_at" TIMESTAMP(3) NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "program_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "program_version" (
    "shop_id" TEXT NOT NULL,
    "program_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "published_at" TIMESTAMP(3) NOT NULL,
    "ready_at" TIMESTAMP(3),

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("shop_id","program_id","number")
);

-- CreateTable
CREATE TABLE "parent_discount" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "program_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "seed_code" TEXT NOT NULL,
    "shopify_id" TEXT,

    CONSTRAINT "parent_discount_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "friend_code" (
    "shop_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "parent_discount_id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "friend_code_pkey" PRIMARY KEY ("shop_id","code")
);

-- CreateTable
CREATE TABLE "advocate" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "email_cipher" TEXT,
    "email_hash" TEXT,
    "locale" TEXT NOT NULL,
    "joined_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "advocate_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "invite_code" (
    "shop_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "advocate_id" TEXT NOT NULL,
    "is_current" BOOLEAN NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "invite_code_pkey" PRIMARY KEY ("shop_id","code")
);

-- CreateTable
CREATE TABLE "visit" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "advocate_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "visited_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "claim" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "program_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "advocate_id" TEXT NOT NULL,
    "visit_id" TEXT NOT NULL,
    "friend_code" TEXT NOT NULL,
    "customer_id" TEXT,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "claimed_at" TIMESTAMP(3) NOT NULL,
    "expires_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "customer_id" TEXT,
    "email_hash" TEXT,
    "currency" TEXT NOT NULL,
    "subtotal_minor" BIGINT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "source_name" TEXT NOT NULL,
    "discount_codes" TEXT[],
    "placed_at" TIMESTAMP(3) NOT NULL,
    "cancelled_at" TIMESTAMP(3),
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "shopify_updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "order_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order_change" (
    "shop_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "happened_at" TIMESTAMP(3) NOT NULL,
    "amount_minor" BIGINT,
    "currency" TEXT,
    "told_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "order_change_pkey" PRIMARY KEY ("shop_id","order_id","cause")
);

-- CreateTable
CREATE TABLE "referral" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "program_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "advocate_id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "decision" JSONB NOT NULL,
    "decided_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "reward" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "referral_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "benefit" JSONB NOT NULL,
    "parent_discount_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "approved_at" TIMESTAMP(3) NOT NULL,
    "issuing_since" TIMESTAMP(3),
    "issued_at" TIMESTAMP(3),

    CONSTRAINT "reward_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "cause_key" TEXT NOT NULL,
    "program_id" TEXT,
    "advocate_id" TEXT,
    "referral_id" TEXT,
    "reward_id" TEXT,
    "order_id" TEXT,
    "data" JSONB NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "message" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "advocate_id" TEXT NOT NULL,
    "reward_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "queued_at" TIMESTAMP(3) NOT NULL,
    "sent_at" TIMESTAMP(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "shop_domain" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT,
    "topic" TEXT NOT NULL,
    "api_version" TEXT NOT NULL,
    "triggered_at" TIMESTAMP(3),
    "received_at" TIMESTAMP(3) NOT NULL,
    "payload" TEXT,
    "worked_at" TIMESTAMP(3),
    "outcome" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("shop_domain","webhook_id")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "parent_discount_shop_id_program_id_version_number_side_key" ON "parent_discount"("shop_id", "program_id", "version_number", "side");

-- CreateIndex
CREATE INDEX "friend_code_shop_id_parent_discount_id_status_idx" ON "friend_code"("shop_id", "parent_discount_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "advocate_shop_id_customer_id_key" ON "advocate"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "invite_code_shop_id_advocate_id_idx" ON "invite_code"("shop_id", "advocate_id");

-- CreateIndex
CREATE INDEX "visit_shop_id_visited_at_idx" ON "visit"("shop_id", "visited_at");

-- CreateIndex
CREATE INDEX "claim_shop_id_claimed_at_idx" ON "claim"("shop_id", "claimed_at");

-- CreateIndex
CREATE UNIQUE INDEX "claim_shop_id_program_id_visit_id_key" ON "claim"("shop_id", "program_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_shop_id_program_id_customer_id_key" ON "claim"("shop_id", "program_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_shop_id_friend_code_key" ON "claim"("shop_id", "friend_code");

-- CreateIndex
CREATE INDEX "claim_shop_id_advocate_id_claimed_at_idx" ON "claim"("shop_id", "advocate_id", "claimed_at");

-- CreateIndex
CREATE INDEX "order_change_told_at_idx" ON "order_change"("told_at");

-- CreateIndex
CREATE INDEX "referral_shop_id_decided_at_idx" ON "referral"("shop_id", "decided_at");

-- CreateIndex
CREATE INDEX "referral_shop_id_status_id_idx" ON "referral"("shop_id", "status", "id");

-- CreateIndex
CREATE INDEX "order_shop_id_customer_id_idx" ON "order"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "order_shop_id_email_hash_idx" ON "order"("shop_id", "email_hash");

-- CreateIndex
CREATE UNIQUE INDEX "referral_shop_id_order_id_program_id_key" ON "referral"("shop_id", "order_id", "program_id");

-- CreateIndex
CREATE INDEX "reward_status_issuing_since_idx" ON "reward"("status", "issuing_since");

-- CreateIndex
CREATE UNIQUE INDEX "reward_shop_id_referral_id_side_key" ON "reward"("shop_id", "referral_id", "side");

-- CreateIndex
CREATE UNIQUE INDEX "reward_shop_id_code_key" ON "reward"("shop_id", "code");

-- CreateIndex
CREATE INDEX "ledger_entry_shop_id_referral_id_idx" ON "ledger_entry"("shop_id", "referral_id");

-- CreateIndex
CREATE INDEX "ledger_entry_shop_id_advocate_id_idx" ON "ledger_entry"("shop_id", "advocate_id");

-- CreateIndex
CREATE INDEX "ledger_entry_shop_id_kind_at_idx" ON "ledger_entry"("shop_id", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_shop_id_cause_key_key" ON "ledger_entry"("shop_id", "cause_key");

-- CreateIndex
CREATE UNIQUE INDEX "message_shop_id_kind_reward_id_key" ON "message"("shop_id", "kind", "reward_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_received_at_idx" ON "webhook_delivery"("received_at");

-- The sweep looks for what waits; there is little of it, however much is done.
CREATE INDEX "webhook_delivery_unworked" ON "webhook_delivery"("received_at") WHERE "worked_at" IS NULL;
CREATE INDEX "message_queued" ON "message"("queued_at") WHERE "status" = 'queued';
CREATE INDEX "program_version_unready" ON "program_version"("published_at") WHERE "ready_at" IS NULL;

-- A claim earns once, on however many orders its code was used.
CREATE UNIQUE INDEX "referral_one_reward_a_claim" ON "referral"("shop_id", "claim_id") WHERE "status" = 'rewarded';

-- Closed lists of states: app/domain names the same values.
ALTER TABLE "program" ADD CONSTRAINT "program_status" CHECK ("status" IN ('draft', 'active', 'paused', 'archived'));
ALTER TABLE "parent_discount" ADD CONSTRAINT "parent_discount_side" CHECK ("side" IN ('friend', 'advocate'));
ALTER TABLE "friend_code" ADD CONSTRAINT "friend_code_status" CHECK ("status" IN ('minting', 'available', 'claimed', 'abandoned'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_status" CHECK ("status" IN ('held', 'rewarded', 'declined'));
ALTER TABLE "reward" ADD CONSTRAINT "reward_side" CHECK ("side" IN ('friend', 'advocate'));
ALTER TABLE "reward" ADD CONSTRAINT "reward_status" CHECK ("status" IN ('approved', 'issuing', 'issued', 'withheld'));
ALTER TABLE "message" ADD CONSTRAINT "message_status" CHECK ("status" IN ('queued', 'sent', 'skipped'));
ALTER TABLE "order" ADD CONSTRAINT "order_refunded_minor" CHECK ("refunded_minor" >= 0);

-- The ledger is history: rows are only ever added. Erasing a whole shop (shop/redact) says so in its transaction with
-- set_config('ricochet.erasing_shop', <shop id>, true) and may then delete that shop's rows, never change one.
CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF current_setting('ricochet.erasing_shop', true) = OLD."shop_id" THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'The ledger is append-only: % refused.', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END;
$$;
CREATE TRIGGER "ledger_entry_append_only" BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_change"();
CREATE TRIGGER "ledger_entry_no_truncate" BEFORE TRUNCATE ON "ledger_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
