import { expect, test } from 'vitest'
import { counted, countedSentence, PLACE, placed } from '@/app/_ui/counted'

const sentence = countedSentence((count) =>
  count === 0 ? 'none' : count === 1 ? '1 answer waits' : `${count} answers wait`,
)

test('a sentence worded by the server says any number in its right form', () => {
  expect([0, 1, 2, 12].map((count) => counted(sentence, count))).toEqual([
    'none',
    '1 answer waits',
    '2 answers wait',
    '12 answers wait',
  ])
})

test('what only the browser knows comes into its place, as it is', () => {
  expect(placed(`“${PLACE}” and ${PLACE}`, '$&')).toBe('“$&” and $&')
})
