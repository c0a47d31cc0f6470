-- Locks: handling_plan gets a reference to it (reading goes on, writing waits);
--   stored_file gets a reference to it (reading goes on, writing waits).

-- CreateTable
CREATE TABLE "plan_file" (
    "congress_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "plan_file_pkey" PRIMARY KEY ("congress_id","plan_id","file_id")
);

-- AddForeignKey
ALTER TABLE "plan_file" ADD CONSTRAINT "plan_file_congress_id_plan_id_fkey" FOREIGN KEY ("congress_id", "plan_id") REFERENCES "handling_plan"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_file" ADD CONSTRAINT "plan_file_congress_id_file_id_fkey" FOREIGN KEY ("congress_id", "file_id") REFERENCES "stored_file"("congress_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
