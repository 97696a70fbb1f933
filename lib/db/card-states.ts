import type { CardMemory, Phase } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { Prisma } from './generated/sqlite/client'
import type { DatabaseKind } from './kind'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** A card's memory as the log's replay gave it, with the topic it is counted under. */
export interface CardStateRow extends CardMemory {
  readonly cardId: string
  readonly topicId: string
}

/** The cache of the log's replay. */
export const statesIn = (db: Queryable, kind: DatabaseKind) => ({
  /**
   * Every card of a person. They come as one JSON text: row by row the client takes longer over a deck of thousands than
   * all the rest of a page.
   */
  async all(userId: UserId): Promise<readonly CardStateRow[]> {
    const [all] = await db.$queryRaw<[{ rows: string }]>`
      SELECT ${AS_JSON[kind]} AS "rows"
      FROM "CardState" WHERE "userId" = ${userId}`
    return (JSON.parse(all.rows) as JsonRow[]).map(jsonRow)
  },

  /** Replaces what is kept of these cards: a card without a row has no entries left that count. */
  async replace(userId: UserId, cardIds: readonly string[], rows: readonly CardStateRow[]): Promise<void> {
    const gone = new Set(cardIds)
    for (const { cardId } of rows) gone.delete(cardId)
    for (const some of parts([...gone])) {
      await db.$executeRaw`
        DELETE FROM "CardState" WHERE "userId" = ${userId} AND "cardId" IN (${Prisma.join(some)})`
    }
    for (const some of parts(rows)) await put(db, userId, some)
  },
})

async function put(db: Queryable, userId: UserId, rows: readonly CardStateRow[]): Promise<void> {
  const values = rows.map(
    (row) =>
      Prisma.sql`(${Prisma.join([
        userId,
        row.cardId,
        row.topicId,
        row.phase,
        row.step,
        row.stability,
        row.difficulty,
        row.lastDay,
        row.lastAt,
        row.dueDay,
        row.dueAt,
        row.reps,
        row.lapses,
        row.suspended,
        row.buriedUntilDay,
        row.flagged,
        row.leech,
        row.modelId,
        row.headId,
        row.entryCount,
      ])})`,
  )
  await db.$executeRaw`
    INSERT INTO "CardState" ("userId", ${COLUMNS}) VALUES ${Prisma.join(values)}
    ON CONFLICT ("userId", "cardId") DO UPDATE SET ${REPLACED}`
}

/** A statement takes a bounded number of parameters. */
function parts<Each>(rows: readonly Each[]): Each[][] {
  const AT_A_TIME = 1_000
  return Array.from({ length: Math.ceil(rows.length / AT_A_TIME) }, (_, part) =>
    rows.slice(part * AT_A_TIME, (part + 1) * AT_A_TIME),
  )
}

/** The columns of a row but for its person, in the order in which they are read and written. */
const NAMES = [
  'cardId',
  'topicId',
  'phase',
  'step',
  'stability',
  'difficulty',
  'lastDay',
  'lastAt',
  'dueDay',
  'dueAt',
  'reps',
  'lapses',
  'suspended',
  'buriedUntilDay',
  'flagged',
  'leech',
  'modelId',
  'headId',
  'entryCount',
] as const

const COLUMNS = Prisma.raw(NAMES.map((name) => `"${name}"`).join(', '))
const REPLACED = Prisma.raw(
  NAMES.slice(1)
    .map((name) => `"${name}" = excluded."${name}"`)
    .join(', '),
)

/** All rows as one text; each kind has its own words for it. */
const AS_JSON = {
  sqlite: Prisma.sql`json_group_array(json_array(${COLUMNS}))`,
  postgresql: Prisma.sql`COALESCE(json_agg(json_build_array(${COLUMNS})), '[]')::text`,
}

type JsonRow = readonly [
  cardId: string,
  topicId: string,
  phase: string,
  step: number,
  stability: number,
  difficulty: number,
  lastDay: number | null,
  lastAt: number | null,
  dueDay: number | null,
  dueAt: number | null,
  reps: number,
  lapses: number,
  /** SQLite has numbers for truth values */
  suspended: number | boolean,
  buriedUntilDay: number | null,
  flagged: number | boolean,
  leech: number | boolean,
  modelId: string,
  headId: string | null,
  entryCount: number,
]

function jsonRow(row: JsonRow): CardStateRow {
  return {
    cardId: row[0],
    topicId: row[1],
    phase: row[2] as Phase,
    step: row[3],
    stability: row[4],
    difficulty: row[5],
    lastDay: row[6] as Day | null,
    lastAt: row[7],
    dueDay: row[8] as Day | null,
    dueAt: row[9],
    reps: row[10],
    lapses: row[11],
    suspended: Boolean(row[12]),
    buriedUntilDay: row[13] as Day | null,
    flagged: Boolean(row[14]),
    leech: Boolean(row[15]),
    modelId: row[16],
    headId: row[17],
    entryCount: row[18],
    met: row[2] !== 'new',
  }
}
