-- Locks: congress is altered (nobody reads or writes it meanwhile);
--   handling_plan is altered (nobody reads or writes it meanwhile);
--   hearing is altered (nobody reads or writes it meanwhile);
--   membership is altered (nobody reads or writes it meanwhile);
--   reply is altered (nobody reads or writes it meanwhile);
--   suggestion is altered (nobody reads or writes it meanwhile);
--   supervision_order is altered (nobody reads or writes it meanwhile);
--   supervision_step is altered (nobody reads or writes it meanwhile);
--   congress gets a reference to it (reading goes on, writing waits);
--   hearing gets a reference to it (reading goes on, writing waits);
--   stored_file gets a reference to it (reading goes on, writing waits);
--   supervision_step gets a reference to it (reading goes on, writing waits);
--   suggestion gets a reference to it (reading goes on, writing waits);
--   handling_unit gets a reference to it (reading goes on, writing waits);
--   handling_system gets a reference to it (reading goes on, writing waits);
--   membership gets a reference to it (reading goes on, writing waits).

-- AlterTable
ALTER TABLE "congress" ADD COLUMN     "parent_id" UUID;

-- AlterTable
ALTER TABLE "handling_plan" ADD COLUMN     "deployment" TEXT;

-- AlterTable
ALTER TABLE "hearing" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'face_to_face',
ADD COLUMN     "minutes" TEXT;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "station" TEXT;

-- AlterTable
ALTER TABLE "reply" ADD COLUMN     "shortcoming" TEXT,
ADD COLUMN     "shortcoming_note" TEXT;

-- AlterTable
ALTER TABLE "suggestion" ADD COLUMN     "formed_by" TEXT,
ADD COLUMN     "key_scores" JSONB;

-- AlterTable
ALTER TABLE "supervision_order" ADD COLUMN     "charged" TEXT,
ADD COLUMN     "partner" TEXT;

-- AlterTable
ALTER TABLE "supervision_step" ADD COLUMN     "record" JSONB;

-- CreateTable
CREATE TABLE "hearing_file" (
    "congress_id" UUID NOT NULL,
    "hearing_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "hearing_file_pkey" PRIMARY KEY ("congress_id","hearing_id","file_id")
);

-- CreateTable
CREATE TABLE "supervision_step_file" (
    "congress_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "supervision_step_file_pkey" PRIMARY KEY ("congress_id","step_id","file_id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "inspection_problem" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "suggestion_id" UUID,
    "unit_id" UUID,
    "due_on" DATE,
    "settled_on" DATE,
    "settled_by_id" UUID,
    "settlement" TEXT,

    CONSTRAINT "inspection_problem_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "joint_issue" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "joint_issue_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateTable
CREATE TABLE "joint_issue_consent" (
    "congress_id" UUID NOT NULL,
    "joint_issue_id" UUID NOT NULL,
    "system_id" UUID NOT NULL,
    "agreed" BOOLEAN,
    "remark" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "joint_issue_consent_pkey" PRIMARY KEY ("congress_id","joint_issue_id","system_id")
);

-- CreateTable
CREATE TABLE "station_duty" (
    "congress_id" UUID NOT NULL,
    "station" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "deputy_id" UUID NOT NULL,

    CONSTRAINT "station_duty_pkey" PRIMARY KEY ("congress_id","station","day","deputy_id")
);

-- CreateTable
CREATE TABLE "reconciliation" (
    "congress_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "agreed" BOOLEAN,
    "remark" TEXT,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("congress_id","unit_id","month")
);

-- CreateIndex
CREATE UNIQUE INDEX "inspection_congress_id_serial_key" ON "inspection"("congress_id", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_problem_congress_id_inspection_id_position_key" ON "inspection_problem"("congress_id", "inspection_id", "position");

-- CreateIndex
CREATE INDEX "joint_issue_congress_id_suggestion_id_idx" ON "joint_issue"("congress_id", "suggestion_id");

-- CreateIndex
CREATE INDEX "station_duty_congress_id_day_idx" ON "station_duty"("congress_id", "day");

-- AddForeignKey
ALTER TABLE "congress" ADD CONSTRAINT "congress_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "congress"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hearing_file" ADD CONSTRAINT "hearing_file_congress_id_hearing_id_fkey" FOREIGN KEY ("congress_id", "hearing_id") REFERENCES "hearing"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hearing_file" ADD CONSTRAINT "hearing_file_congress_id_file_id_fkey" FOREIGN KEY ("congress_id", "file_id") REFERENCES "stored_file"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervision_step_file" ADD CONSTRAINT "supervision_step_file_congress_id_step_id_fkey" FOREIGN KEY ("congress_id", "step_id") REFERENCES "supervision_step"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervision_step_file" ADD CONSTRAINT "supervision_step_file_congress_id_file_id_fkey" FOREIGN KEY ("congress_id", "file_id") REFERENCES "stored_file"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_problem" ADD CONSTRAINT "inspection_problem_congress_id_inspection_id_fkey" FOREIGN KEY ("congress_id", "inspection_id") REFERENCES "inspection"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_problem" ADD CONSTRAINT "inspection_problem_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_problem" ADD CONSTRAINT "inspection_problem_congress_id_unit_id_fkey" FOREIGN KEY ("congress_id", "unit_id") REFERENCES "handling_unit"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "joint_issue" ADD CONSTRAINT "joint_issue_congress_id_suggestion_id_fkey" FOREIGN KEY ("congress_id", "suggestion_id") REFERENCES "suggestion"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "joint_issue_consent" ADD CONSTRAINT "joint_issue_consent_congress_id_joint_issue_id_fkey" FOREIGN KEY ("congress_id", "joint_issue_id") REFERENCES "joint_issue"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "joint_issue_consent" ADD CONSTRAINT "joint_issue_consent_congress_id_system_id_fkey" FOREIGN KEY ("congress_id", "system_id") REFERENCES "handling_system"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "station_duty" ADD CONSTRAINT "station_duty_congress_id_fkey" FOREIGN KEY ("congress_id") REFERENCES "congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "station_duty" ADD CONSTRAINT "station_duty_congress_id_deputy_id_fkey" FOREIGN KEY ("congress_id", "deputy_id") REFERENCES "membership"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation" ADD CONSTRAINT "reconciliation_congress_id_unit_id_fkey" FOREIGN KEY ("congress_id", "unit_id") REFERENCES "handling_unit"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
