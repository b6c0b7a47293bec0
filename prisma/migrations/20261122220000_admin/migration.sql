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
ALTER TABLE "figure" ADD CONSTRAINT "figure_grain_check" CHECK ("grain" IN ('day', 'month'));
ALTER TABLE "advocate_figure" ADD CONSTRAINT "advocate_figure_grain_check" CHECK ("grain" IN ('day', 'month'));
ALTER TABLE "rule_figure" ADD CONSTRAINT "rule_figure_saw_check" CHECK ("saw" IN ('match', 'unknown'));

-- Referrals of before carry what their order came to.
UPDATE "referral" r SET "subtotal_minor" = o."subtotal_minor", "currency" = o."currency"
  FROM "order" o WHERE o."shop_id" = r."shop_id" AND o."id" = r."order_id";
