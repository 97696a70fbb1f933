import { expect, test } from 'vitest'
import type { StoredItem } from '@/app/_ui/outbox'
import { reduce } from '@/app/review/session-state'
import type { SessionState } from '@/app/review/session-types'
import { resumeSession, storeSession } from '@/app/review/stored-session'
import type { Language } from '@/lib/study'
import { answer, answered, instance, item, MORNING, session, TODAY, typed, undone } from './session-fixtures'
import { beginSession } from '@/app/review/session-begin'

const begun = () => session([item(1), item(2), item(3)])
const kept = (state: SessionState): StoredItem[] =>
  state.pool.map(({ item: stored, language }) => ({
    cardId: stored.cardId,
    language,
    studyDay: TODAY,
    item: stored,
  }))

/** What the device gives back: plain data, as IndexedDB copies it. */
function reload(state: SessionState, fresh: SessionState, language: Language = 'en', scope = 'all') {
  const stored = JSON.parse(JSON.stringify(storeSession('tab', scope, state)))
  return resumeSession(stored, kept(state), fresh, { scope: 'all', language, now: MORNING + 60_000 })
}

test('goes on after a reload where it was: answers, strip, what was typed', () => {
  const half = reduce(answered(begun(), '9', 4, MORNING), { type: 'drafted', draft: { kind: 'text', text: '4' } })
  const resumed = reload(half, session([item(2), item(3)]))
  expect(resumed?.steps).toEqual(half.steps)
  expect(resumed?.current).toEqual(half.current)
  expect(resumed?.pool.map(({ item: { cardId } }) => cardId)).toEqual(['topic:card-2', 'topic:card-1', 'topic:card-3'])
})

test('goes on after a reload between an answer and its rating', () => {
  const shown = typed(begun(), '13', MORNING)
  expect(reload(shown, begun())?.current).toEqual(shown.current)
})

test('keeps the place when the language changes: the same question in the other words, its answer with it', () => {
  const shown = typed(answered(begun(), '9', 4, MORNING), '13', MORNING)
  const wrong = [{ value: '13', id: 'k_not_k_minus_1', html: '用了 k。' }]
  const two = instance(2)
  const chinese = item(2, { instances: [{ ...two, question: '<p>多宽？</p>', key: { ...two.key, wrong } }] })
  const resumed = reload(shown, beginSession(answer([chinese]), 'zh', 2), 'zh')
  expect(resumed?.current).toMatchObject({
    cardId: 'topic:card-2',
    draft: { text: '13' },
    judged: { misconceptions: [{ html: '用了 k。' }] },
  })
  expect(resumed?.pool.map(({ item: { cardId }, language }) => [cardId, language])).toEqual([
    ['topic:card-2', 'zh'],
    ['topic:card-1', 'en'],
  ])
})

test('goes on after a reload in the midst of practice: the question, its draft, and the answer that waits', () => {
  const fresh = { ...instance(7), values: { k: '7' } }
  const drew = reduce(typed(begun(), '13', MORNING), { type: 'drew', cardId: 'topic:card-1', instances: [fresh] })
  const asked = reduce(drew, { type: 'asked_again', cardId: 'topic:card-1', instance: 2, now: MORNING + 5_000 })
  const half = reduce(asked, { type: 'drafted', draft: { kind: 'text', text: '4' } })
  const resumed = reload(half, begun())
  expect(resumed?.current).toEqual(half.current)
  expect(resumed?.pool.find(({ item: { cardId } }) => cardId === 'topic:card-1')?.item.instances[2]).toEqual(fresh)
})

test('leaves the practice for the answer that waits where the question is not there in the other language', () => {
  const fresh = { ...instance(7), values: { k: '7' } }
  const drew = reduce(typed(begun(), '13', MORNING), { type: 'drew', cardId: 'topic:card-1', instances: [fresh] })
  const asked = reduce(drew, { type: 'asked_again', cardId: 'topic:card-1', instance: 2, now: MORNING + 5_000 })
  const resumed = reload(asked, beginSession(answer([item(1)]), 'zh', 2), 'zh')
  expect(resumed?.current).toMatchObject({ instance: 0, draft: { text: '13' }, judged: { verdict: 'wrong' } })
  expect(resumed?.current?.behind).toBeUndefined()
  // the answer was looked at for five seconds before the practice
  expect(resumed?.current?.shownAt).toBe(MORNING + 55_000)
})

test('keeps after a reload what can be taken back and what can be done again, and where the session ends', () => {
  const limited = { ...begun(), limit: { cards: 2 } }
  const state = undone(answered(answered(limited, '9', 4, MORNING), '13', 1, MORNING), MORNING)
  const resumed = reload(state, begun())
  expect(resumed?.steps).toEqual(state.steps)
  expect(resumed?.undone).toEqual(state.undone)
  expect(resumed?.limit).toEqual({ cards: 2 })
})

test('shows the next card where the one on the screen has other numbers now', () => {
  const half = reduce(begun(), { type: 'drafted', draft: { kind: 'text', text: '4' } })
  const redrawn = session([item(1, { instances: [instance(77)] }), item(2)])
  const stored = storeSession('tab', 'all', half)
  const resumed = resumeSession(stored, [], redrawn, { scope: 'all', language: 'en', now: MORNING })
  expect(resumed?.current).toMatchObject({ cardId: 'topic:card-1', draft: { text: '' } })
})

test.each([
  ['another scope', { scope: 'other' }],
  ['another day', { studyDay: TODAY - 1 }],
  ['an unknown version', { version: 99 }],
  ['no session at all', { value: 'x' }],
])('begins anew with %s', (_, change) => {
  const stored = storeSession('tab', 'scope' in change ? String(change.scope) : 'all', begun())
  const altered = {
    ...stored,
    ...('studyDay' in change ? { studyDay: change.studyDay } : {}),
    state: 'value' in change ? change.value : { ...(stored.state as object), ...('version' in change ? change : {}) },
  }
  const how = { scope: 'all', language: 'en', now: MORNING } as const
  expect(resumeSession(altered, kept(begun()), begun(), how)).toBeNull()
})

test('begins anew where the stored session had ended and cards have come since, else shows the end again', () => {
  const over = answered(session([item(1)]), '9', 4, MORNING)
  expect(reload(over, session([item(2)]))).toBeNull()
  expect(reload(over, session([]))?.steps).toHaveLength(1)
})
