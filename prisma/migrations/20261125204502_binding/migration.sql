-- Locks: congress gets a reference to it (reading goes on, writing waits);
--   person gets a reference to it (reading goes on, writing waits).

-- CreateTable
CREATE TABLE "binding_code" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "binding_code_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "code_salt" (
    "id" INTEGER NOT NULL,
    "salt" TEXT NOT NULL,

    CONSTRAINT "code_salt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wrong_code" (
    "id" BIGSERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wrong_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bot_account" (
    "platform" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "self_id" TEXT NOT NULL,
    "login_epoch" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bot_account_pkey" PRIMARY KEY ("platform","account")
);

-- CreateIndex
CREATE UNIQUE INDEX "binding_code_hash_key" ON "binding_code"("hash");

-- CreateIndex
CREATE INDEX "binding_code_person_id_idx" ON "binding_code"("person_id");

-- CreateIndex
CREATE INDEX "wrong_code_platform_account_external_id_idx" ON "wrong_code"("platform", "account", "external_id");

-- AddForeignKey
ALTER TABLE "binding_code" ADD CONSTRAINT "binding_code_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "binding_code" ADD CONSTRAINT "binding_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
