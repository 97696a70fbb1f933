import { hashFraction } from '@/lib/memory'
import { FOLLOW_UP_SECONDS, mockSeconds } from './mock-seconds'

/** What the choice of an interview's questions needs to know of a card. Suspended and retired ones are left out by the caller. */
export interface MockCard {
  readonly id: string
  readonly topicId: string
  readonly kind: string
  /** 1 … 3 */
  readonly level: number
  /** how much it matters for the role; 0: out of scope */
  readonly weight: number
  /** predicted chance of recall now; null for a card never met */
  readonly recall: number | null
  /** cards whose answer this one shows */
  readonly givesAway: readonly string[]
  /** questions that may follow on it */
  readonly followUps: number
  /** asked in one of the last mock interviews */
  readonly lately: boolean
}

export interface MockTopic {
  readonly id: string
  readonly parentId: string | null
  readonly prerequisites: readonly string[]
}

export interface MockRequest {
  readonly cards: readonly MockCard[]
  readonly topics: readonly MockTopic[]
  readonly minutes: number
  /** answers are said aloud: what can be said well comes first */
  readonly aloud: boolean
  /** the same seed gives the same interview */
  readonly seed: string
}

export interface MockQuestion {
  readonly cardId: string
  /** questions of one thread go into one matter, from 0 */
  readonly thread: number
  readonly place: 'opening' | 'deeper'
  /** which of the card's follow-ups is asked after it; null for none */
  readonly followUp: number | null
  /** set aside for it, follow-up included */
  readonly seconds: number
  /** asked only if those before leave time over */
  readonly reserve: boolean
}

/** Of the reserve, as a share of the minutes: who answers in half the expected time still has questions. */
const RESERVE = 1

/** Deeper questions after an opening, the most; long interviews dwell longer. */
const deepest = (minutes: number): number => (minutes >= 40 ? 3 : 2)

/** A card never met is weak, but an interview of nothing but such cards teaches little. */
const NEVER_MET_WEAKNESS = 0.35
/** What is known by heart is asked now and then all the same. */
const LEAST_WEAKNESS = 0.02
/** Among cards that all hold well, 85 and 95 % must still differ. */
const WEAKNESS_POWER = 2
/** What one of the last interviews asked comes back once the rest has had its turn, or where it alone can open an area. */
const LATELY = 0.1

const TYPED: Readonly<Record<string, number>> = { explain: 1, numeric: 0.7, choice: 0.3, figure: 0.3, cloze: 0.2 }
const ALOUD: Readonly<Record<string, number>> = { explain: 1, numeric: 0.35, choice: 0.1, figure: 0.1, cloze: 0.08 }

/** How well a question follows on another, by where its topic lies. */
const FOLLOWS = { below: 1, same: 0.8, buildsOn: 0.6, beside: 0.3 } as const

/**
 * The questions of a mock interview in their order.
 *
 * An interview is threads: each opens broad in one area of the map (an open question of a high topic) and goes deeper from
 * there, to topics below, to what builds on it, to higher levels. Areas and cards are drawn by weight and weakness. Those
 * that are not reserve fit the minutes; the reserve follows for who is quicker.
 *
 * The same request gives the same questions, in whatever order its cards come.
 */
export function mockQuestions(request: MockRequest): MockQuestion[] {
  const map = mapOf(request.topics)
  const weighed = request.cards
    .filter((card) => card.weight > 0 && map.depth.has(card.topicId))
    .map((card): Weighed => ({ card, worth: worthOf(card, request.aloud) }))
  const fitting = new Threads(weighed, map, request)
  const asked = fitting.fill(request.minutes * 60, false)
  return [...asked, ...fitting.fill(request.minutes * 60 * RESERVE, true)]
}

interface Weighed {
  readonly card: MockCard
  readonly worth: number
}

function worthOf({ weight, recall, kind, lately }: MockCard, aloud: boolean): number {
  const weakness = recall === null ? NEVER_MET_WEAKNESS : Math.max(LEAST_WEAKNESS, 1 - recall)
  return weight * weakness ** WEAKNESS_POWER * ((aloud ? ALOUD : TYPED)[kind] ?? 0.1) * (lately ? LATELY : 1)
}

interface TopicPlaces {
  readonly depth: ReadonlyMap<string, number>
  /** the topic at the top of its branch */
  readonly area: ReadonlyMap<string, string>
  readonly parent: ReadonlyMap<string, string | null>
  readonly prerequisites: ReadonlyMap<string, ReadonlySet<string>>
}

function mapOf(topics: readonly MockTopic[]): TopicPlaces {
  const parent = new Map(topics.map(({ id, parentId }) => [id, parentId]))
  const upwards = (id: string): string[] => {
    const way: string[] = []
    for (let at: string | null | undefined = id; typeof at === 'string' && !way.includes(at); at = parent.get(at)) {
      way.push(at)
    }
    return way
  }
  const ways = topics.map(({ id }) => [id, upwards(id)] as const)
  return {
    depth: new Map(ways.map(([id, way]) => [id, way.length - 1])),
    area: new Map(ways.map(([id, way]) => [id, way.at(-1) ?? id])),
    parent,
    prerequisites: new Map(topics.map(({ id, prerequisites }) => [id, new Set(prerequisites)])),
  }
}

/** Threads as they are opened and gone into, until the time is spent. */
class Threads {
  readonly #asked = new Set<string>()
  readonly #givenAway = new Set<string>()
  readonly #areas: readonly string[]
  #thread = -1
  #turn = 0

  constructor(
    private readonly cards: readonly Weighed[],
    private readonly map: TopicPlaces,
    private readonly request: MockRequest,
  ) {
    this.#areas = this.#areasInTurn()
  }

  /** Asks until nothing more fits. */
  fill(seconds: number, reserve: boolean): MockQuestion[] {
    const questions: MockQuestion[] = []
    let left = seconds
    /** areas looked through in a row without a question that fits */
    let barren = 0
    while (barren < this.#areas.length) {
      const area = this.#areas[this.#turn % this.#areas.length] ?? ''
      this.#turn += 1
      const thread = this.#goInto(area, left, reserve)
      barren = thread.length === 0 ? barren + 1 : 0
      left -= thread.reduce((sum, question) => sum + question.seconds, 0)
      questions.push(...thread)
    }
    return questions
  }

  /** Areas by chance, those with weight and weakness in them first; an area counts by its best cards, not by its size. */
  #areasInTurn(): string[] {
    const worths = new Map<string, number[]>()
    for (const { card, worth } of this.cards) {
      const area = this.map.area.get(card.topicId) ?? ''
      worths.set(area, [...(worths.get(area) ?? []), worth])
    }
    const areas = [...worths].map(([id, all]) => ({ id, worth: sum(all.sort((a, b) => b - a).slice(0, BEST_CARDS)) }))
    return drawn(areas, `${this.request.seed} areas`).map(({ id }) => id)
  }

  #goInto(area: string, seconds: number, reserve: boolean): MockQuestion[] {
    const opening = this.#choose(seconds, 'opening', (card) => this.#opens(card, area))
    if (opening === null) return []
    this.#thread += 1
    const questions = [this.#ask(opening, 'opening', seconds, reserve)]
    let left = seconds - (questions[0]?.seconds ?? 0)
    let current = opening
    while (questions.length <= deepest(this.request.minutes)) {
      const next = this.#choose(left, `after ${current.id}`, (card) => this.#follows(current, card, area))
      if (next === null) break
      const question = this.#ask(next, 'deeper', left, reserve)
      questions.push(question)
      left -= question.seconds
      current = next
    }
    return questions
  }

  #ask(card: MockCard, place: MockQuestion['place'], left: number, reserve: boolean): MockQuestion {
    this.#asked.add(card.id)
    for (const id of card.givesAway) this.#givenAway.add(id)
    const seconds = mockSeconds(card.kind)
    const hasRoom = card.followUps > 0 && seconds + FOLLOW_UP_SECONDS <= left
    const chance = hashFraction(`${this.request.seed} follow-up ${card.id}`)
    return {
      cardId: card.id,
      thread: this.#thread,
      place,
      followUp: hasRoom ? Math.min(card.followUps - 1, Math.floor(chance * card.followUps)) : null,
      seconds: seconds + (hasRoom ? FOLLOW_UP_SECONDS : 0),
      reserve,
    }
  }

  #choose(seconds: number, turn: string, fitness: (card: MockCard) => number): MockCard | null {
    const candidates = this.cards.flatMap(({ card, worth }) => {
      if (this.#asked.has(card.id) || this.#givenAway.has(card.id) || mockSeconds(card.kind) > seconds) return []
      const fits = fitness(card)
      return fits > 0 ? [{ id: card.id, card, worth: worth * fits }] : []
    })
    return drawn(candidates, `${this.request.seed} ${turn}`)[0]?.card ?? null
  }

  /** High topics, low levels and open questions open a matter. */
  #opens({ topicId, level, kind }: MockCard, area: string): number {
    if (this.map.area.get(topicId) !== area) return 0
    return 2.5 ** -(this.map.depth.get(topicId) ?? 0) * 2 ** (1 - level) * (kind === 'explain' ? 1 : 0.1)
  }

  /** Never shallower, never easier. */
  #follows(before: MockCard, { topicId, level }: MockCard, area: string): number {
    if (level < before.level) return 0
    const { depth, parent, prerequisites } = this.map
    if (prerequisites.get(topicId)?.has(before.topicId) === true) return FOLLOWS.buildsOn
    if (this.map.area.get(topicId) !== area) return 0
    if ((depth.get(topicId) ?? 0) < (depth.get(before.topicId) ?? 0)) return 0
    if (topicId === before.topicId) return FOLLOWS.same
    if (isUnder(topicId, before.topicId, parent)) return FOLLOWS.below
    return parent.get(topicId) === parent.get(before.topicId) ? FOLLOWS.beside : 0
  }
}

/** An area counts by so many cards of it. */
const BEST_CARDS = 5

function isUnder(topicId: string, above: string, parent: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at = parent.get(topicId); typeof at === 'string' && !seen.has(at); at = parent.get(at)) {
    if (at === above) return true
    seen.add(at)
  }
  return false
}

/**
 * By chance in proportion to their worth, without being put back: each waits an exponential time of its rate.
 *
 * @see Efraimidis & Spirakis 2006, weighted random sampling
 */
function drawn<Item extends { readonly id: string; readonly worth: number }>(
  items: readonly Item[],
  salt: string,
): Item[] {
  return items
    .filter(({ worth }) => worth > 0)
    .map((item) => ({ item, wait: -Math.log(hashFraction(`${salt} ${item.id}`) + 2 ** -33) / item.worth }))
    .sort((a, b) => a.wait - b.wait || (a.item.id < b.item.id ? -1 : 1))
    .map(({ item }) => item)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
