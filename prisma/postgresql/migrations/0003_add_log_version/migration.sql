-- AlterTable
ALTER TABLE "User" ADD COLUMN     "logVersion" BIGINT NOT NULL DEFAULT 0;
