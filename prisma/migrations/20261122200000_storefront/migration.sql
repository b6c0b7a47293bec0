-- AlterTable
ALTER TABLE "advocate" ADD COLUMN     "link_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "name_hash" TEXT,
ADD COLUMN     "name_lost_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "email_hash" TEXT,
ALTER COLUMN "visit_id" DROP NOT NULL,
ALTER COLUMN "friend_code" DROP NOT NULL;

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "appealed_at" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "share" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "advocate_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "surface" TEXT NOT NULL,
    "shared_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "share_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "stale_advocate" (
    "shop_id" TEXT NOT NULL,
    "advocate_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "stale_advocate_pkey" PRIMARY KEY ("shop_id","advocate_id","id")
);

-- CreateTable
CREATE TABLE "join_request" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "address_hash" TEXT NOT NULL,
    "email_hash" TEXT NOT NULL,
    "email_cipher" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "requested_at" TIMESTAMP(3) NOT NULL,
    "sent_at" TIMESTAMP(3),

    CONSTRAINT "join_request_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "window_start" TIMESTAMP(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("shop_id","kind","who","window_start")
);

-- CreateIndex
CREATE INDEX "advocate_shop_id_name_hash_idx" ON "advocate"("shop_id", "name_hash");

-- CreateIndex
CREATE INDEX "visit_shop_id_advocate_id_idx" ON "visit"("shop_id", "advocate_id");

-- CreateIndex
CREATE INDEX "share_shop_id_shared_at_idx" ON "share"("shop_id", "shared_at");

-- CreateIndex
CREATE INDEX "share_shop_id_advocate_id_shared_at_idx" ON "share"("shop_id", "advocate_id", "shared_at");

-- CreateIndex
CREATE INDEX "stale_advocate_shop_id_id_idx" ON "stale_advocate"("shop_id", "id");

-- CreateIndex
CREATE INDEX "join_request_requested_at_idx" ON "join_request"("requested_at");

-- CreateIndex
CREATE INDEX "join_request_shop_id_email_hash_idx" ON "join_request"("shop_id", "email_hash");

-- CreateIndex
CREATE UNIQUE INDEX "join_request_shop_id_address_hash_key" ON "join_request"("shop_id", "address_hash");

-- CreateIndex
CREATE INDEX "attempt_window_start_idx" ON "attempt"("window_start");

-- CreateIndex
CREATE INDEX "claim_shop_id_customer_id_idx" ON "claim"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "claim_shop_id_email_hash_idx" ON "claim"("shop_id", "email_hash");

-- CreateIndex
CREATE UNIQUE INDEX "claim_shop_id_program_id_email_hash_key" ON "claim"("shop_id", "program_id", "email_hash");

-- CreateIndex
CREATE INDEX "referral_shop_id_program_id_status_idx" ON "referral"("shop_id", "program_id", "status");

-- CreateIndex
CREATE INDEX "referral_shop_id_claim_id_idx" ON "referral"("shop_id", "claim_id");

-- Advocates of before have no figures in their customer records yet; each is out of date until they are written once.
INSERT INTO "stale_advocate" ("shop_id", "advocate_id") SELECT "shop_id", "advocate_id" FROM "invite_code" WHERE "is_current";
