-- AlterTable
ALTER TABLE "Plan" ADD COLUMN     "outcome" TEXT COLLATE "C",
ADD COLUMN     "role" TEXT COLLATE "C";

-- CreateIndex
CREATE INDEX "LogEntry_userId_type_idx" ON "LogEntry"("userId", "type");
