-- Locks: hearing is altered (nobody reads or writes it meanwhile);
--   inspection_problem is altered (nobody reads or writes it meanwhile).

-- AlterTable
ALTER TABLE "hearing" ADD COLUMN     "chair" TEXT,
ADD COLUMN     "date_set_on" DATE,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "inspection_problem" ADD COLUMN     "due_set_on" DATE,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
