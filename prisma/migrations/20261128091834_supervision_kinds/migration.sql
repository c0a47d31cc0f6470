-- Locks: supervision_order is altered (nobody reads or writes it meanwhile).

-- AlterTable
ALTER TABLE "supervision_order" ADD COLUMN     "kind" TEXT NOT NULL,
ADD COLUMN     "line" TEXT NOT NULL;
