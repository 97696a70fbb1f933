import type { CardKind } from '@/lib/study'

/** What a session is narrowed to, and where it ends. */
export interface Scope {
  readonly topic?: string
  /** of the topic's own cards, without those below it */
  readonly own?: true
  readonly kind?: CardKind
  readonly level?: 1 | 2 | 3
  readonly flagged?: true
  readonly leeches?: true
  /** these cards, whatever the limits say */
  readonly only?: readonly string[]
  /** `ahead`: before their day; `cram`: again, and nothing of it counts */
  readonly way?: 'ahead' | 'cram'
  /** ends after so many cards */
  readonly cards?: number
  /** ends after so many minutes */
  readonly minutes?: number
}

const KINDS: readonly CardKind[] = ['explain', 'choice', 'cloze', 'numeric', 'figure']
const LONGEST_ID = 200
const MOST_NAMED = 64
const MOST_CARDS = 999
const MOST_MINUTES = 600

/**
 * What the address narrows the session to: `?topic=conv/padding&level=2`, `?kind=numeric&cards=10`, `?way=ahead`,
 * `?only=id,id`.
 * Anything else is ignored.
 */
export function readScope(asked: Readonly<Record<string, string | string[] | undefined>>): Scope {
  const { topic } = asked
  const kind = KINDS.find((one) => one === asked['kind'])
  const level = ([1, 2, 3] as const).find((one) => String(one) === asked['level'])
  const way = (['ahead', 'cram'] as const).find((one) => one === asked['way'])
  const only = namesIn(asked['only'])
  const cards = readCount(asked['cards'], MOST_CARDS)
  const minutes = readCount(asked['minutes'], MOST_MINUTES)
  const isTopic = typeof topic === 'string' && topic !== '' && topic.length <= LONGEST_ID
  return {
    ...(isTopic ? { topic } : {}),
    ...(isTopic && asked['own'] === '1' ? { own: true } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(level === undefined ? {} : { level }),
    ...(asked['flagged'] === '1' ? { flagged: true } : {}),
    ...(asked['leeches'] === '1' ? { leeches: true } : {}),
    ...(only.length === 0 ? {} : { only }),
    ...(way === undefined ? {} : { way }),
    ...(cards === null ? {} : { cards }),
    ...(minutes === null ? {} : { minutes }),
  }
}

/** The part of a scope that chooses cards; the rest says where the session ends. */
export function filterOf({ cards: _cards, minutes: _minutes, ...filter }: Scope): Omit<Scope, 'cards' | 'minutes'> {
  return filter
}

function namesIn(asked: string | string[] | undefined): readonly string[] {
  if (typeof asked !== 'string') return []
  return asked
    .split(',')
    .filter((id) => id !== '' && id.length <= LONGEST_ID)
    .slice(0, MOST_NAMED)
}

function readCount(asked: string | string[] | undefined, most: number): number | null {
  if (typeof asked !== 'string' || !/^\d{1,4}$/.test(asked)) return null
  const count = Number(asked)
  return count >= 1 && count <= most ? count : null
}
