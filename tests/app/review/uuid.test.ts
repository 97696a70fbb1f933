import fc from 'fast-check'
import { expect, test } from 'vitest'
import { following, formatUuid, newId, type UuidClock } from '@/app/_ui/uuid'

const PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const instants = fc.integer({ min: 0, max: 2 ** 48 - 2 })
const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 })

test('writes version 7 and the variant wherever the random bytes and the instant fall', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 0xfff }), bytes, (at, count, random) => {
      const id = formatUuid({ at, count }, random)
      expect(id).toMatch(PATTERN)
      expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(at)
    }),
  )
})

test('keeps ids in the order they were made, also within a millisecond and when the clock steps back', () => {
  fc.assert(
    fc.property(fc.array(instants, { minLength: 2, maxLength: 40 }), bytes, (clock, random) => {
      let place: UuidClock = { at: 0, count: 0 }
      const ids = clock.map((at) => {
        place = following(place, at, 1_000)
        return formatUuid(place, random)
      })
      expect([...ids].sort()).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('goes to the next millisecond when four thousand ids fall into one', () => {
  expect(following({ at: 5, count: 0xfff }, 5, 7)).toEqual({ at: 6, count: 7 })
})

test('makes ten thousand different ids in one millisecond', () => {
  const ids = Array.from({ length: 10_000 }, () => newId(1_800_000_000_000))
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(ids)
})
