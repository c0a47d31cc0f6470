-- Locks: congress gets a reference to it (reading goes on, writing waits);
--   rule_version gets a reference to it (reading goes on, writing waits);
--   membership gets a reference to it (reading goes on, writing waits).

-- CreateTable
CREATE TABLE "poll" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "projects" TEXT[],
    "seats" INTEGER NOT NULL,
    "most_choices" INTEGER NOT NULL,
    "team" TEXT,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "base" INTEGER NOT NULL,
    "base_reason" TEXT NOT NULL,
    "quorum_asked" BOOLEAN NOT NULL,
    "terms_hash" TEXT NOT NULL,
    "rule_hash" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "reminded" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,

    CONSTRAINT "poll_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "poll_voter" (
    "congress_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,

    CONSTRAINT "poll_voter_pkey" PRIMARY KEY ("congress_id","poll_id","deputy_id")
);

-- CreateTable
CREATE TABLE "poll_vote" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "choices" INTEGER[],
    "cast_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "poll_vote_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateIndex
CREATE INDEX "poll_state_closes_at_idx" ON "poll"("state", "closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "poll_congress_id_serial_key" ON "poll"("congress_id", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "poll_vote_sequence_key" ON "poll_vote"("sequence");

-- CreateIndex
CREATE INDEX "poll_vote_congress_id_poll_id_deputy_id_idx" ON "poll_vote"("congress_id", "poll_id", "deputy_id");

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_rule_hash_fkey" FOREIGN KEY ("rule_hash") REFERENCES "rule_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_voter" ADD CONSTRAINT "poll_voter_congress_id_poll_id_fkey" FOREIGN KEY ("congress_id", "poll_id") REFERENCES "poll"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_voter" ADD CONSTRAINT "poll_voter_congress_id_deputy_id_fkey" FOREIGN KEY ("congress_id", "deputy_id") REFERENCES "membership"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_vote" ADD CONSTRAINT "poll_vote_congress_id_poll_id_deputy_id_fkey" FOREIGN KEY ("congress_id", "poll_id", "deputy_id") REFERENCES "poll_voter"("congress_id", "poll_id", "deputy_id") ON DELETE RESTRICT ON UPDATE CASCADE;
