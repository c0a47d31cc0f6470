-- Locks: assignment gets a reference to it (reading goes on, writing waits).

-- CreateTable
CREATE TABLE "progress_note" (
    "congress_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID NOT NULL,

    CONSTRAINT "progress_note_pkey" PRIMARY KEY ("congress_id","id")
);

-- CreateIndex
CREATE INDEX "progress_note_congress_id_assignment_id_idx" ON "progress_note"("congress_id", "assignment_id");

-- AddForeignKey
ALTER TABLE "progress_note" ADD CONSTRAINT "progress_note_congress_id_assignment_id_fkey" FOREIGN KEY ("congress_id", "assignment_id") REFERENCES "assignment"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
