-- A column each: the mark of a leech is a cache of the replay, made anew with the states; the place of new cards is a choice.
-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_CardState" (
    "userId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "stability" REAL NOT NULL,
    "difficulty" REAL NOT NULL,
    "lastDay" INTEGER,
    "lastAt" BIGINT,
    "dueDay" INTEGER,
    "dueAt" BIGINT,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "suspended" BOOLEAN NOT NULL,
    "buriedUntilDay" INTEGER,
    "flagged" BOOLEAN NOT NULL,
    "modelId" TEXT NOT NULL,
    "headId" TEXT,
    "entryCount" INTEGER NOT NULL,
    "leech" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("userId", "cardId")
);
INSERT INTO "new_CardState" ("buriedUntilDay", "cardId", "difficulty", "dueAt", "dueDay", "entryCount", "flagged", "headId", "lapses", "lastAt", "lastDay", "modelId", "phase", "reps", "stability", "step", "suspended", "topicId", "userId") SELECT "buriedUntilDay", "cardId", "difficulty", "dueAt", "dueDay", "entryCount", "flagged", "headId", "lapses", "lastAt", "lastDay", "modelId", "phase", "reps", "stability", "step", "suspended", "topicId", "userId" FROM "CardState";
DROP TABLE "CardState";
ALTER TABLE "new_CardState" RENAME TO "CardState";
CREATE INDEX "CardState_userId_dueDay_idx" ON "CardState"("userId", "dueDay");
CREATE INDEX "CardState_userId_topicId_idx" ON "CardState"("userId", "topicId");
CREATE TABLE "new_Settings" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "language" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "rolloverHour" INTEGER NOT NULL,
    "newPerDay" INTEGER NOT NULL,
    "reviewsPerDay" INTEGER NOT NULL,
    "retention" REAL NOT NULL,
    "steps" TEXT NOT NULL,
    "relearningSteps" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "easyDays" TEXT NOT NULL,
    "keys" TEXT NOT NULL,
    "maxIntervalDays" INTEGER NOT NULL,
    "newPlace" TEXT NOT NULL DEFAULT 'mixed'
);
INSERT INTO "new_Settings" ("easyDays", "keys", "language", "maxIntervalDays", "newPerDay", "order", "relearningSteps", "retention", "reviewsPerDay", "rolloverHour", "steps", "theme", "userId", "zone") SELECT "easyDays", "keys", "language", "maxIntervalDays", "newPerDay", "order", "relearningSteps", "retention", "reviewsPerDay", "rolloverHour", "steps", "theme", "userId", "zone" FROM "Settings";
DROP TABLE "Settings";
ALTER TABLE "new_Settings" RENAME TO "Settings";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
