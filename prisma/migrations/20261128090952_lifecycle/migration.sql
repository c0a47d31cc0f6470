-- Locks: assignment is altered (nobody reads or writes it meanwhile);
--   commitment is altered (nobody reads or writes it meanwhile);
--   contact is altered (nobody reads or writes it meanwhile);
--   cosigner is altered (nobody reads or writes it meanwhile);
--   reply is altered (nobody reads or writes it meanwhile);
--   suggestion is altered (nobody reads or writes it meanwhile);
--   an index is built on commitment (reading goes on, writing waits);
--   an index is built on suggestion (reading goes on, writing waits);
--   suggestion gets a reference to it (reading goes on, writing waits);
--   assignment gets a reference to it (reading goes on, writing waits);
--   stored_file gets a reference to it (reading goes on, writing waits);
--   contact gets a reference to it (reading goes on, writing waits);
--   commitment gets a reference to it (reading goes on, writing waits);
--   handling_unit gets a reference to it (reading goes on, writing waits);
--   congress gets a reference to it (reading goes on, writing waits);
--   membership gets a reference to it (reading goes on, writing waits).

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "office_reply_due" DATE;

-- AlterTable
ALTER TABLE "commitment" ADD COLUMN     "carried_to" INTEGER,
ADD COLUMN     "owner" TEXT;

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "objection" TEXT;

-- AlterTable
ALTER TABLE "cosigner" ADD COLUMN     "withdrawal_agreed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "reply" ADD COLUMN     "accepted_by_id" UUID,
ADD COLUMN     "accepted_on" DATE,
ADD COLUMN     "face_to_face_on" DATE;

-- AlterTable
ALTER TABLE "suggestion" ADD COLUMN     "cosign_until" TIMESTAMPTZ(3),
ADD COLUMN     "ordinary_since" DATE,
ADD COLUMN     "responsible_leader" TEXT,
ADD COLUMN     "superior_number" TEXT,
ADD COLUMN     "supervision_leader" TEXT,
ADD COLUMN     "withdrawal_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawal_asked_by_id" UUID,
ADD COLUMN     "withdrawal_reason" TEXT;

-- CreateTable
CREATE TABLE "review_opinion" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "remark" TEXT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "review_opinion_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "extension" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "until_on" DATE NOT NULL,
    "instead_of" DATE NOT NULL,
    "late" BOOLEAN NOT NULL,
    "requested_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "decision" TEXT,
    "decision_note" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "extension_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "assist_opinion" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "given_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "assist_opinion_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "opinion_file" (
    "congress_id" UUID NOT NULL,
    "opinion_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "opinion_file_pkey" PRIMARY KEY ("congress_id","opinion_id","file_id")
);

-- CreateTable
CREATE TABLE "assist_promise" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "matter" TEXT NOT NULL,
    "due_on" DATE,
    "done_on" DATE,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "assist_promise_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "handling_plan" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "leader" TEXT,
    "people" TEXT,
    "schedule" TEXT,
    "content" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "handling_plan_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "lateness" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "lateness_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "contact_file" (
    "congress_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "contact_file_pkey" PRIMARY KEY ("congress_id","contact_id","file_id")
);

-- CreateTable
CREATE TABLE "commitment_review" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "commitment_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "grade" INTEGER NOT NULL,
    "remark" TEXT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "commitment_review_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "hearing" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "held_on" DATE,
    "held_time" TEXT,
    "place" TEXT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "conclusion" TEXT,
    "demand" TEXT,
    "concluded_at" TIMESTAMPTZ(3),
    "concluded_by_id" UUID,

    CONSTRAINT "hearing_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "supervision_order" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "opinion" TEXT NOT NULL,
    "due_on" DATE,
    "issued_on" DATE NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "look_back_on" DATE,
    "closed_on" DATE,

    CONSTRAINT "supervision_order_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "supervision_step" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "supervision_step_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "disclosure" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "reason" TEXT,
    "link" TEXT,
    "decided_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "clue" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "reporter_id" UUID NOT NULL,
    "origin" JSONB NOT NULL,
    "claimed_by_id" UUID,
    "suggestion_id" UUID,
    "merged_into_id" UUID,
    "passed_to" TEXT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "clue_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "clue_file" (
    "congress_id" UUID NOT NULL,
    "clue_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "clue_file_pkey" PRIMARY KEY ("congress_id","clue_id","file_id")
);

-- CreateIndex
CREATE INDEX "review_opinion_congress_id_suggestion_id_idx" ON "review_opinion"("congress_id", "suggestion_id");

-- CreateIndex
CREATE INDEX "extension_congress_id_assignment_id_idx" ON "extension"("congress_id", "assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "extension_congress_id_serial_key" ON "extension"("congress_id", "serial");

-- CreateIndex
CREATE INDEX "assist_opinion_congress_id_assignment_id_idx" ON "assist_opinion"("congress_id", "assignment_id");

-- CreateIndex
CREATE INDEX "assist_promise_congress_id_assignment_id_idx" ON "assist_promise"("congress_id", "assignment_id");

-- CreateIndex
CREATE INDEX "handling_plan_congress_id_assignment_id_idx" ON "handling_plan"("congress_id", "assignment_id");

-- CreateIndex
CREATE INDEX "lateness_congress_id_assignment_id_idx" ON "lateness"("congress_id", "assignment_id");

-- CreateIndex
CREATE INDEX "commitment_review_congress_id_commitment_id_year_idx" ON "commitment_review"("congress_id", "commitment_id", "year");

-- CreateIndex
CREATE INDEX "hearing_congress_id_suggestion_id_idx" ON "hearing"("congress_id", "suggestion_id");

-- CreateIndex
CREATE INDEX "supervision_order_congress_id_suggestion_id_idx" ON "supervision_order"("congress_id", "suggestion_id");

-- CreateIndex
CREATE UNIQUE INDEX "supervision_order_congress_id_serial_key" ON "supervision_order"("congress_id", "serial");

-- CreateIndex
CREATE INDEX "supervision_step_congress_id_order_id_idx" ON "supervision_step"("congress_id", "order_id");

-- CreateIndex
CREATE INDEX "disclosure_congress_id_suggestion_id_idx" ON "disclosure"("congress_id", "suggestion_id");

-- CreateIndex
CREATE INDEX "clue_congress_id_state_idx" ON "clue"("congress_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "clue_congress_id_serial_key" ON "clue"("congress_id", "serial");

-- CreateIndex
CREATE INDEX "commitment_congress_id_assignment_id_idx" ON "commitment"("congress_id", "assignment_id");

-- AddForeignKey
ALTER TABLE "review_opinion" ADD CONSTRAINT "review_opinion_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assist_opinion" ADD CONSTRAINT "assist_opinion_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion_file" ADD CONSTRAINT "opinion_file_congress_id_opinion_id_fkey" FOREIGN KEY ("congress_id", "opinion_id") REFERENCES "assist_opinion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion_file" ADD CONSTRAINT "opinion_file_congress_id_file_id_fkey" FOREIGN KEY ("congress_id", "file_id") REFERENCES "stored_file"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assist_promise" ADD CONSTRAINT "assist_promise_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handling_plan" ADD CONSTRAINT "handling_plan_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lateness" ADD CONSTRAINT "lateness_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_file" ADD CONSTRAINT "contact_file_congress_id_contact_id_fkey" FOREIGN KEY ("congress_id", "contact_id") REFERENCES "contact"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_file" ADD CONSTRAINT "contact_file_congress_id_file_id_fkey" FOREIGN KEY ("congress_id", "file_id") REFERENCES "stored_file"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitment_review" ADD CONSTRAINT "commitment_review_congress_id_commitment_id_fkey" FOREIGN KEY ("congress_id", "commitment_id") REFERENCES "commitment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hearing" ADD CONSTRAINT "hearing_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervision_order" ADD CONSTRAINT "supervision_order_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervision_order" ADD CONSTRAINT "supervision_order_congress_id_unit_id_fkey" FOREIGN KEY ("congress_id", "unit_id") REFERENCES "handling_unit"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervision_step" ADD CONSTRAINT "supervision_step_congress_id_order_id_fkey" FOREIGN KEY ("congress_id", "order_id") REFERENCES "supervision_order"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue" ADD CONSTRAINT "clue_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue" ADD CONSTRAINT "clue_congress_id_reporter_id_fkey" FOREIGN KEY ("congress_id", "reporter_id") REFERENCES "membership"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue" ADD CONSTRAINT "clue_congress_id_claimed_by_id_fkey" FOREIGN KEY ("congress_id", "claimed_by_id") REFERENCES "membership"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue" ADD CONSTRAINT "clue_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue" ADD CONSTRAINT "clue_congress_id_merged_into_id_fkey" FOREIGN KEY ("congress_id", "merged_into_id") REFERENCES "clue"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue_file" ADD CONSTRAINT "clue_file_congress_id_clue_id_fkey" FOREIGN KEY ("congress_id", "clue_id") REFERENCES "clue"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue_file" ADD CONSTRAINT "clue_file_congress_id_file_id_fkey" FOREIGN KEY ("congress_id", "file_id") REFERENCES "stored_file"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
