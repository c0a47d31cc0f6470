-- Locks: assignment is altered (nobody reads or writes it meanwhile).

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "charged_leader" TEXT;
