-- Locks: disclosure is altered (nobody reads or writes it meanwhile);
--   rating is altered (nobody reads or writes it meanwhile);
--   review_opinion is altered (nobody reads or writes it meanwhile);
--   supervision_step is altered (nobody reads or writes it meanwhile);
--   an index is built on disclosure (reading goes on, writing waits);
--   an index is built on rating (reading goes on, writing waits);
--   an index is built on review_opinion (reading goes on, writing waits);
--   an index is built on supervision_step (reading goes on, writing waits).

-- AlterTable
ALTER TABLE "disclosure" ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "rating" ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "review_opinion" ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "supervision_step" ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "disclosure_sequence_key" ON "disclosure"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "rating_sequence_key" ON "rating"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "review_opinion_sequence_key" ON "review_opinion"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "supervision_step_sequence_key" ON "supervision_step"("sequence");
