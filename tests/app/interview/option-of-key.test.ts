import { expect, test } from 'vitest'
import { optionOfKey } from '@/app/interview/mock/_run/option-of-key'

const press = (key: string, changes: Partial<Parameters<typeof optionOfKey>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  ...changes,
})

test.each([
  ['a', 0],
  ['D', 3],
  ['4', 3],
  ['e', null],
  ['5', null],
  ['0', null],
  [' ', null],
  ['Enter', null],
  ['ArrowDown', null],
  ['', null],
])('of four options the key “%s” picks that at %s', (key, place) => {
  expect(optionOfKey(press(key), 4)).toBe(place)
})

test('what is held, composed, or has a meaning of its own picks nothing', () => {
  for (const by of ['ctrlKey', 'metaKey', 'altKey', 'repeat', 'isComposing', 'defaultPrevented'] as const) {
    expect(optionOfKey(press('a', { [by]: true }), 4), by).toBeNull()
  }
})
