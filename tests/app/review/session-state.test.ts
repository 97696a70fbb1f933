import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buryEntry, reviewEntry } from '@/app/review/session-entry'
import { waitingCards } from '@/app/review/next-card'
import { unansweredItems } from '@/app/review/session-order'
import { beginSession } from '@/app/review/session-begin'
import { reduce } from '@/app/review/session-state'
import type { SessionState } from '@/app/review/session-types'
import { drawNext } from '@/app/review/upcoming'
import { DEFAULT_MODEL, LogEntrySchema, recallAfter, type Rating } from '@/lib/memory'
import {
  answer,
  answered,
  item,
  itemOfKind,
  MORNING,
  rated,
  ROLLOVER,
  session,
  stamp,
  TODAY,
  typed,
  undone,
} from './session-fixtures'

const MINUTE = 60_000
const three = () => session([item(1), item(2), item(3)])
const ids = (state: SessionState) => state.steps.map(({ cardId }) => cardId)

test('shows the first card at once and the next one at the rating', () => {
  const begun = three()
  expect(begun.current?.cardId).toBe('topic:card-1')
  const after = answered(begun, '9', 4, MORNING)
  expect(after.current?.cardId).toBe('topic:card-2')
  expect(ids(after)).toEqual(['topic:card-1'])
})

test('says what could not be read under the field, keeps the draft and logs nothing', () => {
  const unread = typed(three(), '12 apples', MORNING)
  expect(unread.current).toMatchObject({ judged: null, retries: 1, draft: { text: '12 apples' } })
  expect(unread.current?.problem?.code).toBe('trailing')
  expect(reviewEntry(unread, 3, stamp(MORNING))).toBeNull()
  const again = typed(unread, '9', MORNING)
  expect(again.current).toMatchObject({ problem: null, retries: 1, judged: { verdict: 'right', proposed: 3 } })
})

test('counts an empty field as no try', () => {
  expect(typed(three(), ' ', MORNING).current).toMatchObject({ retries: 0, judged: null })
})

test('names the mistake behind a wrong number and proposes Again', () => {
  expect(typed(three(), '13', MORNING).current?.judged).toMatchObject({
    verdict: 'wrong',
    proposed: 1,
    misconceptions: [{ id: 'k_not_k_minus_1' }],
  })
})

test('says how a number was read where that differs from what was typed', () => {
  expect(typed(three(), '18/2', MORNING).current?.judged?.readAs).toBe('9')
  expect(typed(three(), '9', MORNING).current?.judged?.readAs).toBeNull()
})

test('proposes Hard after a hint and gives no more hints than there are', () => {
  let state = three()
  for (let n = 0; n < 5; n += 1) state = reduce(state, { type: 'hinted' })
  expect(state.current?.hints).toBe(2)
  expect(typed(state, '9', MORNING).current?.judged?.proposed).toBe(2)
})

test('takes nothing typed and no hint once the answer is shown', () => {
  const shown = typed(three(), '13', MORNING)
  expect(reduce(shown, { type: 'drafted', draft: { kind: 'text', text: '9' } })).toBe(shown)
  expect(reduce(shown, { type: 'hinted' })).toBe(shown)
  expect(reduce(shown, { type: 'checked', now: MORNING })).toBe(shown)
})

test('ignores a second rating of the same card, and a rating before the answer', () => {
  const shown = typed(three(), '9', MORNING)
  const entry = reviewEntry(shown, 3, stamp(MORNING))
  expect(entry).not.toBeNull()
  if (entry === null) return
  const once = reduce(shown, { type: 'rated', entry, now: MORNING })
  expect(reduce(once, { type: 'rated', entry, now: MORNING })).toBe(once)
  expect(reduce(three(), { type: 'rated', entry, now: MORNING }).steps).toEqual([])
})

test('ticks the rubric by the wordings, and lets the ticks propose the rating, bonus points left out', () => {
  const begun = session([itemOfKind('explain')])
  const shown = typed(begun, 'An odd kernel has a centre, and padding.', MORNING)
  expect(shown.current?.judged).toMatchObject({ verdict: 'self', ticked: [true, true, false, false], proposed: 2 })
  const all = reduce(shown, { type: 'ticked', point: 2 })
  expect(all.current?.judged?.proposed).toBe(3)
  const none = [0, 1, 2].reduce((state, point) => reduce(state, { type: 'ticked', point }), all)
  expect(none.current?.judged?.proposed).toBe(1)
})

test.each([
  ['choice', { kind: 'picks', picks: [1] }, 'right'],
  ['choice', { kind: 'picks', picks: [0] }, 'wrong'],
  ['figure', { kind: 'picks', picks: [1, 0] }, 'right'],
  ['figure', { kind: 'picks', picks: [1] }, 'wrong'],
  ['cloze', { kind: 'blanks', blanks: ['Batch ', 'OLD value'] }, 'right'],
  ['cloze', { kind: 'blanks', blanks: ['批次', ''] }, 'wrong'],
] as const)('judges a %s answered %j as %s', (kind, draft, verdict) => {
  const state = reduce(session([itemOfKind(kind)]), { type: 'drafted', draft })
  expect(reduce(state, { type: 'checked', now: MORNING }).current?.judged?.verdict).toBe(verdict)
})

const DRAFTS = {
  numeric: { right: { kind: 'text', text: '9' }, wrong: { kind: 'text', text: '13' } },
  choice: { right: { kind: 'picks', picks: [1] }, wrong: { kind: 'picks', picks: [0] } },
  figure: { right: { kind: 'picks', picks: [0, 1] }, wrong: { kind: 'picks', picks: [0] } },
  cloze: {
    right: { kind: 'blanks', blanks: ['batch', 'old value'] },
    wrong: { kind: 'blanks', blanks: ['batch', 'x'] },
  },
} as const

test.each(['numeric', 'choice', 'figure', 'cloze'] as const)(
  'proposes Good for a right %s, Hard after a hint, Again for a wrong one whatever was hinted',
  (kind) => {
    const proposed = (how: 'right' | 'wrong', hints: number) => {
      let state = reduce(session([itemOfKind(kind)]), { type: 'drafted', draft: DRAFTS[kind][how] })
      for (let n = 0; n < hints; n += 1) state = reduce(state, { type: 'hinted' })
      return reduce(state, { type: 'checked', now: MORNING }).current?.judged?.proposed
    }
    expect([proposed('right', 0), proposed('right', 1), proposed('wrong', 0), proposed('wrong', 1)]).toEqual([
      3, 2, 1, 1,
    ])
  },
)

test('an open question answered in thought alone proposes by the points ticked by hand, and Hard at best after a hint', () => {
  const shown = reduce(session([itemOfKind('explain')]), { type: 'checked', now: MORNING })
  expect(shown.current?.judged).toMatchObject({ ticked: [false, false, false, false], proposed: 1 })
  const ticked = [0, 1, 2].reduce((state, point) => reduce(state, { type: 'ticked', point }), shown)
  expect(ticked.current?.judged?.proposed).toBe(3)
  const hinted = reduce(reduce(session([itemOfKind('explain')]), { type: 'hinted' }), { type: 'checked', now: MORNING })
  const all = [0, 1, 2].reduce((state, point) => reduce(state, { type: 'ticked', point }), hinted)
  expect(all.current?.judged?.proposed).toBe(2)
})

test('asks what may follow on an open question one by one, as many as there are, once the answer is shown', () => {
  const open = itemOfKind('explain')
  const [one] = open.instances
  if (one === undefined) throw new Error('the card has no instance')
  const after = { ...one.after, followUps: ['<p>a</p>', '<p>b</p>'] }
  const begun = session([{ ...open, instances: [{ ...one, after }] }])
  expect(reduce(begun, { type: 'followed_up' })).toBe(begun)
  let state = reduce(begun, { type: 'checked', now: MORNING })
  const shown = [1, 2, 3].map(() => (state = reduce(state, { type: 'followed_up' })).current?.followUps)
  expect(shown).toEqual([1, 2, 2])
})

test.each(['choice', 'figure', 'cloze'] as const)('does not check a %s that was not answered', (kind) => {
  const begun = session([itemOfKind(kind)])
  expect(reduce(begun, { type: 'checked', now: MORNING })).toBe(begun)
})

test.each(['numeric', 'explain', 'choice', 'cloze', 'figure'] as const)(
  'makes an entry that the log takes: %s',
  (kind) => {
    const drafts = {
      numeric: { kind: 'text', text: '13 px' },
      explain: { kind: 'text', text: 'the centre' },
      choice: { kind: 'picks', picks: [2] },
      figure: { kind: 'picks', picks: [1, 0] },
      cloze: { kind: 'blanks', blanks: ['x', ''] },
    } as const
    const drafted = reduce(session([itemOfKind(kind)]), { type: 'drafted', draft: drafts[kind] })
    const shown = reduce(drafted, { type: 'checked', now: MORNING + 5_000 })
    const entry = reviewEntry(shown, 2, stamp(MORNING + 9_000))
    expect(LogEntrySchema.parse(entry)).toEqual(entry)
    expect(entry).toMatchObject({ spentMs: 9_000, mode: 'new', after: null })
    expect(entry).not.toHaveProperty('recallBefore')
  },
)

test('brings a learning card back when its time has come, with other numbers and its own memory', () => {
  const again = answered(three(), '13', 1, MORNING)
  expect(waitingCards(again)).toEqual([{ cardId: 'topic:card-1', dueAt: MORNING + MINUTE }])
  const soon = answered(again, '9', 4, MORNING + 30_000)
  expect(soon.current?.cardId).toBe('topic:card-3')
  const back = answered(soon, '9', 4, MORNING + 2 * MINUTE)
  expect(back.current).toMatchObject({ cardId: 'topic:card-1', instance: 1, shownAt: MORNING + 2 * MINUTE })
  const entry = reviewEntry(typed(back, '9', MORNING + 3 * MINUTE), 3, stamp(MORNING + 4 * MINUTE))
  expect(entry).toMatchObject({
    mode: 'learn',
    recallBefore: 1,
    after: back.steps[0]?.entryId,
    seed: 1001,
    next: { phase: 'learning', step: 1, dueAt: MORNING + 14 * MINUTE },
  })
})

test('closes the session with learning cards of the next twenty minutes, and no card follows itself if another can', () => {
  const one = answered(session([item(1), item(2)]), '9', 3, MORNING)
  const two = answered(one, '9', 1, MORNING + 1_000)
  // card 2 is due in a minute, card 1 in ten: but card 2 was just answered
  expect(two.current?.cardId).toBe('topic:card-1')
  const alone = answered(session([item(1)]), '9', 3, MORNING)
  expect(alone.current).toMatchObject({ cardId: 'topic:card-1', instance: 1 })
  expect(answered(alone, '9', 4, MORNING + MINUTE).current).toBeNull()
})

test('counts a step within the day from the rating, not from when the button was drawn', () => {
  const shown = typed(three(), '13', MORNING)
  expect(reviewEntry(shown, 1, stamp(MORNING + 90_000))?.next).toMatchObject({ dueAt: MORNING + 150_000 })
})

test('numeric cards go by their own memory model where they have one, and their answers name it', () => {
  const weights = DEFAULT_MODEL.weights.map((weight, place) => (place === 3 ? weight * 2 : weight))
  const numericModel = { id: 'own', weights }
  const easy = (kind: 'numeric' | 'cloze'): number => {
    const card = item(1, { kind })
    const next = drawNext(null, card, beginSession(answer([card], { numericModel }), 'en', 1).context, MORNING)[4]
    return 'dueDay' in next ? next.dueDay - TODAY : 0
  }
  expect(easy('numeric')).toBeGreaterThan(1.6 * easy('cloze'))
  const numeric = typed(beginSession(answer([item(1)], { numericModel }), 'en', 1), '9', MORNING)
  expect(reviewEntry(numeric, 3, stamp(MORNING))?.modelId).toBe('own')
  expect(rated(numeric, 4, MORNING).steps[0]?.state?.stability).toBeCloseTo(2 * (DEFAULT_MODEL.weights[3] ?? 0), 6)
})

test('a session left open over the weekend and gone on with is in that day: steps, days and recall', () => {
  const state = {
    phase: 'review',
    step: 0,
    stability: 4,
    difficulty: 5,
    lastDay: TODAY - 4,
    dueDay: TODAY,
    reps: 3,
  } as const
  const known = item(2, { mode: 'due', state, recall: 0.9 })
  const monday = MORNING + 3 * 24 * 60 * MINUTE
  const begun = session([item(1), known])
  const shown = typed(begun, '9', monday)
  expect(shown.current?.judged?.next[3]).toMatchObject({ phase: 'learning', dueAt: monday + 10 * MINUTE })
  const later = typed(rated(shown, 4, monday), '9', monday)
  const entry = reviewEntry(later, 3, stamp(monday))
  expect(entry).toMatchObject({ cardId: 'topic:card-2', recallBefore: recallAfter(7, 4, DEFAULT_MODEL) })
  expect(entry && 'dueDay' in entry.next ? entry.next.dueDay : 0).toBeGreaterThan(TODAY + 3 + 4)
})

test('cards fetched before the rollover have the days of the new study day once the server speaks of it', () => {
  const begun = session([item(1), item(2)], 2)
  const day = 24 * 60 * MINUTE
  const tomorrow = answer([], { serverNow: MORNING + day, studyDay: TODAY + 1, rolloverAt: ROLLOVER + day })
  const now = MORNING + day
  const received = reduce(begun, { type: 'received', answer: tomorrow, language: 'en', asked: 1, now })
  const easy = (state: SessionState): number => {
    const next = state.current?.judged?.next[4]
    return next && 'dueDay' in next ? next.dueDay : 0
  }
  expect(easy(typed(received, '9', now))).toBe(easy(typed(begun, '9', MORNING)) + 1)
})

const YEAR = 365 * 24 * 60 * MINUTE

test.each([
  ['a year fast', YEAR],
  ['a year slow', -YEAR],
  ['an hour fast', 60 * MINUTE],
  ['twenty hours slow', -20 * 60 * MINUTE],
])('F7: on a device whose clock is %s, steps and days are those of the server’s', (_, fast) => {
  const at = (minutes: number): number => MORNING + fast + minutes * MINUTE
  const begun = reduce(session([item(1), item(2)]), { type: 'synchronised', skewMs: -fast })
  const stamped = (minutes: number) => ({ ...stamp(at(minutes)), skewMs: -fast })
  const shown = typed(begun, '9', at(0))
  expect(shown.current?.judged?.next[3]).toMatchObject({ phase: 'learning', dueAt: MORNING + 10 * MINUTE })
  expect(reviewEntry(shown, 3, stamped(1))?.next).toMatchObject({ dueAt: MORNING + 11 * MINUTE })
  expect(buryEntry(shown, stamped(1))?.untilDay).toBe(TODAY + 1)
  const again = rated(shown, 1, at(0))
  expect(again.steps[0]?.state).toMatchObject({ lastDay: TODAY, dueDay: TODAY })
  // the second card is answered after two minutes: the first one’s minute is over
  expect(answered(again, '9', 4, at(2)).current?.cardId).toBe('topic:card-1')
  expect(answered(again, '9', 4, at(2)).steps[1]?.next).toMatchObject({ phase: 'review', dueDay: expect.any(Number) })
  expect(waitingCards(again)).toEqual([{ cardId: 'topic:card-1', dueAt: MORNING + MINUTE }])
})

test('the few milliseconds by which each answer of the server finds the clocks apart change nothing', () => {
  const begun = three()
  expect(reduce(begun, { type: 'synchronised', skewMs: 40 })).toBe(begun)
})

test('shows the day that the server drew', () => {
  const balanced = item(1)
  const day = { ...balanced.next[4], dueDay: TODAY + 17, balanceDays: 2 }
  const state = typed(session([{ ...balanced, next: { ...balanced.next, 4: day as never } }]), '9', MORNING)
  expect(state.current?.judged?.next[4]).toMatchObject({ dueDay: TODAY + 17, balanceDays: 2 })
})

test('undo gives the card back with its answer, and the session as it was', () => {
  const shown = typed(three(), '13', MORNING + 7_000)
  const after = rated(shown, 1, MORNING + 8_000)
  const back = undone(after, MORNING + 8_000)
  expect({ ...back, heads: {}, shelved: [], undone: [], notice: null }).toEqual(shown)
  expect(back.notice).toEqual({ code: 'undone', rating: 1 })
})

test('undo keeps what was typed on the card it interrupts', () => {
  const begun = answered(three(), '9', 4, MORNING)
  const half = reduce(begun, { type: 'drafted', draft: { kind: 'text', text: '4' } })
  const back = undone(half, MORNING + 1_000)
  const forth = rated(back, 3, MORNING + 60_000)
  expect(forth.current).toMatchObject({ cardId: 'topic:card-2', draft: { text: '4' } })
  expect(forth.shelved).toEqual([])
})

test('names an undone review as the one before the next', () => {
  const once = answered(three(), '13', 1, MORNING)
  const back = undone(once, MORNING + 1_000)
  expect(reviewEntry(back, 2, stamp(MORNING + 2_000))?.after).toBe(once.steps[0]?.entryId)
})

test('shows a card no more that was answered in another tab, and says so', () => {
  const moved = reduce(three(), { type: 'elsewhere', cardIds: ['topic:card-1'], now: MORNING })
  expect(moved.current?.cardId).toBe('topic:card-2')
  expect(moved.notice).toEqual({ code: 'other_tab' })
  const quiet = reduce(three(), { type: 'elsewhere', cardIds: ['topic:card-3'], now: MORNING })
  expect(quiet.current?.cardId).toBe('topic:card-1')
  expect(unansweredItems(quiet)).toHaveLength(1)
  const back = reduce(quiet, { type: 'returned', cardId: 'topic:card-3', now: MORNING })
  expect(unansweredItems(back)).toHaveLength(2)
})

test('goes on when cards arrive after the last one', () => {
  const empty = answered(session([item(1)]), '9', 4, MORNING)
  expect(empty.current).toBeNull()
  const received = {
    type: 'received',
    answer: answer([item(1), item(2)]),
    language: 'en',
    asked: 10,
    now: MORNING,
  } as const
  const more = reduce(empty, received)
  expect(more.current?.cardId).toBe('topic:card-2')
  expect(more.exhausted).toBe(true)
})

test('knows a card for a leech from the answer that made it one, until the server says otherwise', () => {
  const told = (state: SessionState, leech: object) =>
    reduce(state, { type: 'recorded', states: [{ cardId: 'topic:card-1', headId: null, state: null, ...leech }] })
  const leech = told(three(), { leech: true })
  expect(leech.leeches).toEqual(['topic:card-1'])
  expect(told(leech, {}).leeches).toEqual([])
})

type Act = 'right' | 'wrong' | 'hint' | 'undo' | 'more' | 'away' | 'bury'

test('loses no card and shows none twice at once, whatever is done in whatever order', () => {
  const acts = fc.array(fc.constantFrom<Act>('right', 'wrong', 'hint', 'undo', 'more', 'away', 'bury'), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(
      acts,
      fc.array(fc.constantFrom<Rating>(1, 2, 3, 4), { minLength: 40, maxLength: 40 }),
      (list, ratings) => {
        let state = three()
        let now = MORNING
        let fetched = 3
        list.forEach((act, n) => {
          now += 20_000
          const rating = ratings[n] ?? 3
          if (act === 'right') state = answered(state, '9', rating, now)
          if (act === 'wrong') state = answered(state, '13', rating, now)
          if (act === 'hint') state = reduce(state, { type: 'hinted' })
          if (act === 'undo') state = undone(state, now)
          if (act === 'away') state = reduce(state, { type: 'elsewhere', cardIds: [`topic:card-${n + 1}`], now })
          if (act === 'bury' && state.current !== null) {
            const { cardId } = state.current
            const entry = { v: 1, ...stamp(now), type: 'bury', cardId, on: true, untilDay: TODAY + 1 } as never
            state = reduce(state, { type: 'left', entry, now })
          }
          if (act === 'more') {
            fetched += 1
            state = reduce(state, { type: 'received', answer: answer([item(fetched)]), language: 'en', asked: 1, now })
          }
          const places = state.pool.map(({ item: { cardId } }) => {
            const inStrip = state.steps.some((step) => step.cardId === cardId)
            const ahead = unansweredItems(state).some((pooled) => pooled.item.cardId === cardId)
            const current = state.current?.cardId === cardId
            expect(ahead && current).toBe(false)
            return inStrip || ahead || current || state.elsewhere.includes(cardId)
          })
          expect(places.every(Boolean)).toBe(true)
          expect(new Set(state.steps.map(({ entryId }) => entryId)).size).toBe(state.steps.length)
        })
      },
    ),
  )
})

test('undoing everything brings the beginning back, card for card', () => {
  const answers = fc.array(fc.tuple(fc.constantFrom('9', '13'), fc.constantFrom<Rating>(1, 2, 3, 4)), { maxLength: 12 })
  fc.assert(
    fc.property(answers, (list) => {
      const snapshots: SessionState[] = []
      let state = three()
      let now = MORNING
      for (const [text, rating] of list) {
        const shown = typed(state, text, now)
        if (shown.current?.judged == null) break
        snapshots.push(shown)
        state = rated(shown, rating, now)
        now += 5_000
      }
      for (const before of snapshots.reverse()) {
        state = undone(state, now)
        expect(state.steps).toEqual(before.steps)
        expect(state.current?.cardId).toBe(before.current?.cardId)
        expect(state.current?.judged).toEqual(before.current?.judged)
        expect(unansweredItems(state).map(({ item: { cardId } }) => cardId)).toEqual(
          unansweredItems(before).map(({ item: { cardId } }) => cardId),
        )
      }
    }),
  )
})

test('a later showing keeps its distance from full days and from cards that give it away, as the server’s days do', () => {
  const full = { from: TODAY, seconds: Array.from({ length: 90 }, () => 0), easyDays: [1, 1, 1, 1, 1, 1, 1] }
  const state = {
    phase: 'review',
    step: 0,
    stability: 14,
    difficulty: 5,
    lastDay: TODAY - 14,
    dueDay: TODAY,
    reps: 5,
  } as const
  const memory = { phase: 'relearning', step: 0, stability: 14, difficulty: 5 } as const
  const dayAt = (load: typeof full, siblingDays: readonly number[]): number => {
    const card = item(1, { mode: 'due', state: { ...state, ...memory }, siblingDays })
    const next = drawNext(card.state, card, { ...session([card]).context, load }, MORNING)[3]
    return 'dueDay' in next ? next.dueDay : 0
  }
  const free = dayAt(full, [])
  const crowded = { ...full, seconds: full.seconds.map((_, n) => (TODAY + n === free ? 100_000 : 0)) }
  expect(dayAt(crowded, [])).not.toBe(free)
  expect(dayAt(full, [free])).not.toBe(free)
})
