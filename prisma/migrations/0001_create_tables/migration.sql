-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "guest" BOOLEAN NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "seenAt" BIGINT NOT NULL,
    "deletedAt" BIGINT,
    "passwordHash" TEXT
);

-- CreateTable
CREATE TABLE "Login" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    PRIMARY KEY ("provider", "subject")
);

-- CreateTable
CREATE TABLE "Session" (
    "userId" TEXT NOT NULL,
    "sid" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "seenAt" BIGINT NOT NULL,
    "agent" TEXT NOT NULL,

    PRIMARY KEY ("userId", "sid")
);

-- CreateTable
CREATE TABLE "Token" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "expiresAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "RateCount" (
    "key" TEXT NOT NULL,
    "windowAt" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("key", "windowAt")
);

-- CreateTable
CREATE TABLE "Settings" (
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
    "maxIntervalDays" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "parentId" TEXT,
    "position" INTEGER NOT NULL,
    "zh" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "prerequisites" TEXT NOT NULL,
    "text" TEXT,
    "retiredAt" BIGINT
);

-- CreateTable
CREATE TABLE "Card" (
    "ownerId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "deckId" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "givesAway" TEXT NOT NULL,
    "firstPlace" INTEGER,
    "retiredAt" BIGINT,

    PRIMARY KEY ("ownerId", "id")
);

-- CreateTable
CREATE TABLE "CardVersion" (
    "ownerId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "format" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "compiled" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,

    PRIMARY KEY ("ownerId", "cardId", "version")
);

-- CreateTable
CREATE TABLE "LogEntry" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "cardId" TEXT,
    "target" TEXT,
    "effectiveAt" BIGINT NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "studyDay" INTEGER NOT NULL,
    "rating" INTEGER,
    "mode" TEXT,
    "verdict" TEXT,
    "misconception" TEXT,
    "spentMs" INTEGER,
    "recallBefore" REAL,
    "body" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,

    PRIMARY KEY ("userId", "id")
);

-- CreateTable
CREATE TABLE "CardState" (
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

    PRIMARY KEY ("userId", "cardId")
);

-- CreateTable
CREATE TABLE "UserDay" (
    "userId" TEXT NOT NULL,
    "studyDay" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL,
    "newCards" INTEGER NOT NULL,
    "reviews" INTEGER NOT NULL,
    "spentMs" BIGINT NOT NULL,
    "again" INTEGER NOT NULL,
    "topics" TEXT NOT NULL,

    PRIMARY KEY ("userId", "studyDay")
);

-- CreateTable
CREATE TABLE "MemoryModel" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "weights" TEXT NOT NULL,
    "trainedOn" INTEGER NOT NULL,
    "logLossBefore" REAL NOT NULL,
    "logLossAfter" REAL NOT NULL,
    "createdAt" BIGINT NOT NULL,

    PRIMARY KEY ("userId", "id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "interviewDay" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "topicWeights" TEXT NOT NULL,
    "minutesByWeekday" TEXT NOT NULL,
    "daysOff" TEXT NOT NULL,
    "target" REAL,
    "createdAt" BIGINT NOT NULL,
    "endedAt" BIGINT,

    PRIMARY KEY ("userId", "id")
);

-- CreateTable
CREATE TABLE "Forecast" (
    "userId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "madeDay" INTEGER NOT NULL,
    "median" REAL NOT NULL,
    "low" REAL NOT NULL,
    "high" REAL NOT NULL,

    PRIMARY KEY ("userId", "planId", "madeDay")
);

-- CreateTable
CREATE TABLE "Mock" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "startedAt" BIGINT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "report" TEXT NOT NULL,

    PRIMARY KEY ("userId", "id")
);

-- CreateIndex
CREATE INDEX "Login_userId_idx" ON "Login"("userId");

-- CreateIndex
CREATE INDEX "Card_ownerId_topicId_idx" ON "Card"("ownerId", "topicId");

-- CreateIndex
CREATE INDEX "LogEntry_userId_cardId_effectiveAt_id_idx" ON "LogEntry"("userId", "cardId", "effectiveAt", "id");

-- CreateIndex
CREATE INDEX "LogEntry_userId_effectiveAt_id_idx" ON "LogEntry"("userId", "effectiveAt", "id");

-- CreateIndex
CREATE INDEX "LogEntry_userId_target_idx" ON "LogEntry"("userId", "target");

-- CreateIndex
CREATE INDEX "CardState_userId_dueDay_idx" ON "CardState"("userId", "dueDay");

-- CreateIndex
CREATE INDEX "CardState_userId_topicId_idx" ON "CardState"("userId", "topicId");
