-- A column each: the mark of a leech is a cache of the replay, made anew with the states; the place of new cards is a choice.
-- AlterTable
ALTER TABLE "CardState" ADD COLUMN "leech" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Settings" ADD COLUMN "newPlace" TEXT COLLATE "C" NOT NULL DEFAULT 'mixed';
