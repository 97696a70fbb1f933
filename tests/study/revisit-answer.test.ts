import { beforeEach, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import type { ReviewEntry } from '@/lib/memory'
import { queue, recordEntries, revisitAnswer, type PastAnswer, type QueueItem, type Reader } from '@/lib/study'
import { fillWithKinds, type CardChange } from '../support/card-folder'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('emptyDatabase')

const DAY = 86_400_000
const NOON = Date.UTC(2026, 10, 24, 12)
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }
const YEARS_LATER = { ...reader, now: NOON + 5 * 365 * DAY }

/** Everything about every card is another: words, numbers, options, conditions, the drawing. */
const REWRITTEN: readonly CardChange[] = [
  ['[1056, 1112]', '[2048, 4096]'],
  ['given: { n: 1056, k: 3, s: 2, p: 1 }, answer: 528', 'given: { n: 2048, k: 3, s: 2, p: 1 }, answer: 1024'],
  ['where: [k == 2 * p + 1]', 'where: [k == 3]'],
  ['Output side?', 'How wide is the output?'],
  ['You left', 'Somebody left'],
  ['Which padding', 'How much padding'],
  ['en: none', 'en: nothing'],
  ['It loses two.', 'Two are lost.'],
  ['Zero padding adds {{1}} at the {{2}}.', 'The {{1}} gets {{2}}.'],
  [
    '[{ en: [zeros], zh: [零] }, { en: [border], zh: [边界] }]',
    '[{ en: [rim], zh: [边缘] }, { en: [nought], zh: [零] }]',
  ],
  ['Why share', 'What is gained by sharing'],
  ['few parameters', 'a small model'],
  ['one filter serves', 'the same filter serves'],
  ['Which picture', 'Which drawing'],
  ['d: [2, 3]', 'd: [4, 5]'],
  ['No holes.', 'Nothing is skipped.'],
]

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `revisiting-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON - 100 * DAY })
  return id
}

beforeEach(() => fillWithKinds(NOON))

/** A card of the topic as the queue asks it. */
async function ask(user: UserId, name: string): Promise<QueueItem> {
  const { items } = await queue(user, { ...reader, count: 5 })
  const item = items.find(({ cardId }) => cardId === `conv:${name}`)
  if (item === undefined) throw new Error(`no card ${name}`)
  return item
}

const shownOf = ({ instances: [instance] }: QueueItem) => {
  if (instance === undefined) throw new Error('nothing was drawn')
  return instance
}

/** Answers a card of the queue and keeps the answer. */
async function give(user: UserId, item: QueueItem, changes: Partial<ReviewEntry>): Promise<string> {
  const { seed, values, order, key } = shownOf(item)
  const entry = reviewEntry(item.cardId, NOON - 1_000, {
    cardVersion: item.cardVersion,
    seed,
    values,
    order: [...order],
    ...(key.value === undefined ? {} : { expected: key.value }),
    ...changes,
  })
  await keep(user, entry)
  return entry.id
}

async function keep(user: UserId, ...entries: readonly unknown[]): Promise<void> {
  const { results } = await recordEntries(user, entries, reader)
  expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
}

async function seen(user: UserId, id: string, at: Reader = YEARS_LATER): Promise<PastAnswer> {
  const answer = await revisitAnswer(user, id, at)
  if (answer === null) throw new Error('no such answer')
  return answer
}

describe('the question of an answer', () => {
  test.each([
    ['out-size', { answer: { text: '7' } }],
    ['which-padding', { answer: { picks: [1] } }],
    ['zeros', { answer: { blanks: ['zeros', 'rim'] } }],
    ['why-share', { answer: { text: 'it is small', points: [0, 2] } }],
    ['which-picture', { answer: { picks: [2] } }],
  ] as const)('%s stands as it was asked, when the card has become another in every part', async (name, { answer }) => {
    const user = await person()
    const item = await ask(user, name)
    const given = structuredClone(answer) as ReviewEntry['answer']
    const id = await give(user, item, { answer: given, verdict: name === 'why-share' ? 'self' : 'wrong', rating: 1 })
    expect(await seen(user, id)).toMatchObject({ asked: shownOf(item), changed: false })

    await fillWithKinds(NOON + DAY, REWRITTEN)
    const found = await seen(user, id)
    expect(found).toMatchObject({ asked: shownOf(item), given, kind: item.kind, changed: true, heldAgainst: null })
    expect((await ask(user, name)).instances[0]?.question).not.toBe(found.asked?.question)
  })

  test('is found in the database, though nothing asked it since the program began', async () => {
    await fillWithKinds(NOON, [['Output side?', 'How long is a side of the output?']])
    const once = (await store().cards.all()).find(({ id }) => id === 'conv:out-size')
    await fillWithKinds(NOON)
    const user = await person()
    const values = { n: '1112', k: '3', s: '2', p: '1' }
    const entry = reviewEntry('conv:out-size', NOON, {
      cardVersion: once?.version ?? '',
      values,
      answer: { text: '1' },
    })
    await keep(user, entry)
    const { asked } = await seen(user, entry.id)
    expect(asked?.question).toBe('<p>Input 1112, kernel 3, stride 2, padding 1. How long is a side of the output?</p>')
  })

  test('comes in the language that is asked for', async () => {
    const user = await person()
    const item = await ask(user, 'out-size')
    const id = await give(user, item, { answer: { text: '7' }, verdict: 'wrong' })
    await fillWithKinds(NOON + DAY, REWRITTEN)
    const { asked, topic } = await seen(user, id, { ...YEARS_LATER, language: 'zh' })
    expect(asked?.question).toContain(`输入 ${item.instances[0]?.values['n']}`)
    expect(topic).toEqual([{ id: 'conv', label: '卷积' }])
  })

  test('keeps numbers that its own card would not draw', async () => {
    const user = await person()
    const item = await ask(user, 'out-size')
    const values = { n: '1056', k: '5', s: '2', p: '1' }
    const id = await give(user, item, { values, answer: { text: '527' }, expected: '527', verdict: 'right' })
    expect(await seen(user, id)).toMatchObject({ asked: { values, key: { value: '527' } }, heldAgainst: null })
  })

  test('is told by its numbers, not by its seed', async () => {
    const user = await person()
    const item = await ask(user, 'out-size')
    const { seed, ...rest } = shownOf(item)
    const id = await give(user, item, { seed: (seed + 1) % 2 ** 31, answer: { text: '7' }, verdict: 'wrong' })
    expect((await seen(user, id)).asked).toMatchObject(rest)
  })

  test('has its picture with every place of the slider, its working and its sources', async () => {
    const user = await person()
    const id = await give(user, await ask(user, 'out-size'), { answer: { text: '7' }, verdict: 'wrong' })
    const { asked } = await seen(user, id)
    expect(asked?.after.scene?.frames?.length).toBeGreaterThan(1)
    expect(asked?.after.steps).toHaveLength(1)
    expect(asked?.after.sources[0]?.html).toContain('A guide to convolution arithmetic')
  })

  test('is missing where its version was never here or its numbers are none of its own; the answer stays', async () => {
    const user = await person()
    const item = await ask(user, 'out-size')
    const changes = [{ cardVersion: '0123456789abcdef' }, { values: { other: '3' } }, { order: [1, 0] }]
    for (const change of changes) {
      const id = await give(user, item, { ...change, answer: { text: '7' }, expected: '12', verdict: 'wrong' })
      expect(await seen(user, id)).toMatchObject({
        asked: null,
        given: { text: '7' },
        heldAgainst: '12',
        verdict: 'wrong',
        kind: 'numeric',
      })
    }
  })
})

describe('the answer', () => {
  test('is told with every mistake that gives it, in the words of its version', async () => {
    const user = await person()
    const item = await ask(user, 'out-size')
    const [mistake] = shownOf(item).key.wrong
    const given = {
      answer: { text: mistake?.value ?? '' },
      verdict: 'wrong',
      misconception: mistake?.id ?? '',
    } as const
    const id = await give(user, item, given)
    await fillWithKinds(NOON + DAY, REWRITTEN)
    const { misconceptions } = await seen(user, id)
    expect(misconceptions.map((told) => told.id)).toEqual(['forgot_padding', 'shrunk_alone'])
    expect(misconceptions[0]?.html).toBe(mistake?.html)
    expect(misconceptions[0]?.html).toContain('You left the padding')
  })

  test('keeps a mistake that its version does not name, without a sentence', async () => {
    const user = await person()
    const item = await ask(user, 'out-size')
    const id = await give(user, item, { answer: { text: '7' }, verdict: 'wrong', misconception: 'of_another' })
    expect((await seen(user, id)).misconceptions).toEqual([{ id: 'of_another', html: null }])
  })

  test('is told as it was read where it was written otherwise', async () => {
    const user = await person()
    const item = await ask(user, 'out-size')
    const id = await give(user, item, { answer: { text: '１，０２４' }, verdict: 'wrong' })
    expect((await seen(user, id)).readAs).toBe('1024')
    const plain = await give(user, item, { answer: { text: '1024' }, verdict: 'wrong' })
    expect((await seen(user, plain)).readAs).toBeNull()
  })

  test('says which blanks were right', async () => {
    const user = await person()
    const id = await give(user, await ask(user, 'zeros'), { answer: { blanks: ['zeros', 'rim'] }, verdict: 'wrong' })
    await fillWithKinds(NOON + DAY, REWRITTEN)
    expect((await seen(user, id)).perBlank).toEqual([true, false])
  })

  test('says what it was held against where the same question gives another number today', async () => {
    const user = await person()
    const id = await give(user, await ask(user, 'out-size'), { answer: { text: '7' }, expected: '7', verdict: 'right' })
    expect(await seen(user, id)).toMatchObject({ heldAgainst: '7', verdict: 'right' })
  })

  test('has its rating, its hints and its time, on the clock of the reader', async () => {
    const user = await person()
    const entry = {
      answer: { text: '7' },
      verdict: 'wrong',
      rating: 2,
      hints: 1,
      mode: 'cram',
      spentMs: 4_000,
    } as const
    const id = await give(user, await ask(user, 'out-size'), entry)
    const far = { ...YEARS_LATER, zone: 'Pacific/Auckland' }
    const { answer: _, ...rest } = entry
    expect(await seen(user, id, far)).toMatchObject({ ...rest, date: '2026-11-25', time: '00:59' })
  })

  test('is undone while the last word about it is an undo', async () => {
    const user = await person()
    const id = await give(user, await ask(user, 'zeros'), { answer: { blanks: ['a', 'b'] }, verdict: 'wrong' })
    expect((await seen(user, id)).undone).toBe(false)
    await keep(user, undoEntry(id, NOON - 500))
    expect((await seen(user, id)).undone).toBe(true)
    await keep(user, { ...undoEntry(id, NOON - 400), id: testId(NOON - 400), type: 'redo' })
    expect((await seen(user, id)).undone).toBe(false)
  })

  test('outlives its card, which is said to be retired', async () => {
    const user = await person()
    const item = await ask(user, 'which-padding')
    const id = await give(user, item, { answer: { picks: [0] }, verdict: 'right' })
    await fillWithKinds(NOON + DAY, [['conv:which-padding', 'conv:how-much']])
    expect(await seen(user, id)).toMatchObject({ asked: shownOf(item), retired: true })
  })

  test('follows its card to another name', async () => {
    const user = await person()
    const item = await ask(user, 'which-padding')
    const id = await give(user, item, { answer: { picks: [0] }, verdict: 'right' })
    await fillWithKinds(NOON + DAY, [
      ['id: conv:which-padding\n', 'id: conv:how-much\n    was: [conv:which-padding]\n'],
    ])
    expect(await seen(user, id)).toMatchObject({ asked: shownOf(item), cardId: 'conv:how-much', retired: false })
  })

  test('of another person, of no one, or an entry that is no answer is not found', async () => {
    const user = await person()
    const id = await give(user, await ask(user, 'zeros'), { answer: { blanks: ['a', 'b'] }, verdict: 'wrong' })
    const undo = undoEntry(id, NOON - 500)
    await keep(user, undo)
    expect(await revisitAnswer(await person(), id, reader)).toBeNull()
    expect(await revisitAnswer(user, testId(), reader)).toBeNull()
    expect(await revisitAnswer(user, 'no id at all', reader)).toBeNull()
    expect(await revisitAnswer(user, undo.id, reader)).toBeNull()
  })
})
