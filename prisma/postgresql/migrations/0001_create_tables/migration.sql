-- Texts sort by their bytes, as on SQLite, whatever locale the database has: lists come in the same order on both.
-- CreateTable
CREATE TABLE "User" (
    "id" TEXT COLLATE "C" NOT NULL,
    "guest" BOOLEAN NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "seenAt" BIGINT NOT NULL,
    "deletedAt" BIGINT,
    "passwordHash" TEXT COLLATE "C",

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Login" (
    "provider" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Login_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "Session" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "sid" TEXT COLLATE "C" NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "seenAt" BIGINT NOT NULL,
    "agent" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("userId","sid")
);

-- CreateTable
CREATE TABLE "Token" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL,
    "expiresAt" BIGINT NOT NULL,

    CONSTRAINT "Token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "RateCount" (
    "key" TEXT COLLATE "C" NOT NULL,
    "windowAt" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RateCount_pkey" PRIMARY KEY ("key","windowAt")
);

-- CreateTable
CREATE TABLE "Settings" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "language" TEXT COLLATE "C" NOT NULL,
    "theme" TEXT COLLATE "C" NOT NULL,
    "zone" TEXT COLLATE "C" NOT NULL,
    "rolloverHour" INTEGER NOT NULL,
    "newPerDay" INTEGER NOT NULL,
    "reviewsPerDay" INTEGER NOT NULL,
    "retention" DOUBLE PRECISION NOT NULL,
    "steps" TEXT COLLATE "C" NOT NULL,
    "relearningSteps" TEXT COLLATE "C" NOT NULL,
    "order" TEXT COLLATE "C" NOT NULL,
    "easyDays" TEXT COLLATE "C" NOT NULL,
    "keys" TEXT COLLATE "C" NOT NULL,
    "maxIntervalDays" INTEGER NOT NULL,

    CONSTRAINT "Settings_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT COLLATE "C" NOT NULL,
    "parentId" TEXT COLLATE "C",
    "position" INTEGER NOT NULL,
    "zh" TEXT COLLATE "C" NOT NULL,
    "en" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "weight" INTEGER NOT NULL,
    "prerequisites" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C",
    "retiredAt" BIGINT,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Card" (
    "ownerId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "deckId" TEXT COLLATE "C" NOT NULL,
    "topicId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "level" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "was" TEXT COLLATE "C" NOT NULL,
    "givesAway" TEXT COLLATE "C" NOT NULL,
    "firstPlace" INTEGER,
    "retiredAt" BIGINT,

    CONSTRAINT "Card_pkey" PRIMARY KEY ("ownerId","id")
);

-- CreateTable
CREATE TABLE "CardVersion" (
    "ownerId" TEXT COLLATE "C" NOT NULL,
    "cardId" TEXT COLLATE "C" NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "format" INTEGER NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL,
    "compiled" TEXT COLLATE "C" NOT NULL,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "CardVersion_pkey" PRIMARY KEY ("ownerId","cardId","version")
);

-- CreateTable
CREATE TABLE "LogEntry" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "cardId" TEXT COLLATE "C",
    "target" TEXT COLLATE "C",
    "effectiveAt" BIGINT NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "studyDay" INTEGER NOT NULL,
    "rating" INTEGER,
    "mode" TEXT COLLATE "C",
    "verdict" TEXT COLLATE "C",
    "misconception" TEXT COLLATE "C",
    "spentMs" INTEGER,
    "recallBefore" DOUBLE PRECISION,
    "body" TEXT COLLATE "C" NOT NULL,
    "bodyHash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "LogEntry_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "CardState" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "cardId" TEXT COLLATE "C" NOT NULL,
    "topicId" TEXT COLLATE "C" NOT NULL,
    "phase" TEXT COLLATE "C" NOT NULL,
    "step" INTEGER NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "lastDay" INTEGER,
    "lastAt" BIGINT,
    "dueDay" INTEGER,
    "dueAt" BIGINT,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "suspended" BOOLEAN NOT NULL,
    "buriedUntilDay" INTEGER,
    "flagged" BOOLEAN NOT NULL,
    "modelId" TEXT COLLATE "C" NOT NULL,
    "headId" TEXT COLLATE "C",
    "entryCount" INTEGER NOT NULL,

    CONSTRAINT "CardState_pkey" PRIMARY KEY ("userId","cardId")
);

-- CreateTable
CREATE TABLE "UserDay" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "studyDay" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL,
    "newCards" INTEGER NOT NULL,
    "reviews" INTEGER NOT NULL,
    "spentMs" BIGINT NOT NULL,
    "again" INTEGER NOT NULL,
    "topics" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "UserDay_pkey" PRIMARY KEY ("userId","studyDay")
);

-- CreateTable
CREATE TABLE "MemoryModel" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "algorithm" TEXT COLLATE "C" NOT NULL,
    "scope" TEXT COLLATE "C" NOT NULL,
    "weights" TEXT COLLATE "C" NOT NULL,
    "trainedOn" INTEGER NOT NULL,
    "logLossBefore" DOUBLE PRECISION NOT NULL,
    "logLossAfter" DOUBLE PRECISION NOT NULL,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "MemoryModel_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "interviewDay" INTEGER NOT NULL,
    "zone" TEXT COLLATE "C" NOT NULL,
    "topicWeights" TEXT COLLATE "C" NOT NULL,
    "minutesByWeekday" TEXT COLLATE "C" NOT NULL,
    "daysOff" TEXT COLLATE "C" NOT NULL,
    "target" DOUBLE PRECISION,
    "createdAt" BIGINT NOT NULL,
    "endedAt" BIGINT,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "Forecast" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "planId" TEXT COLLATE "C" NOT NULL,
    "madeDay" INTEGER NOT NULL,
    "median" DOUBLE PRECISION NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Forecast_pkey" PRIMARY KEY ("userId","planId","madeDay")
);

-- CreateTable
CREATE TABLE "Mock" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "startedAt" BIGINT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "report" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Mock_pkey" PRIMARY KEY ("userId","id")
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
