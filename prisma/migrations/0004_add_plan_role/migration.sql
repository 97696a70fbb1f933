-- AlterTable
ALTER TABLE "Plan" ADD COLUMN "outcome" TEXT;
ALTER TABLE "Plan" ADD COLUMN "role" TEXT;

-- CreateIndex
CREATE INDEX "LogEntry_userId_type_idx" ON "LogEntry"("userId", "type");
