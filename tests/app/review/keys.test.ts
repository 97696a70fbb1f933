import { expect, test } from 'vitest'
import { actAtEnd, actOf, type Act, type Place, type Shown } from '@/app/review/keys'

const asking = (kind: Shown['kind']): Shown => ({ kind, isAnswered: false, isPractice: false, letters: true })
const answered = (kind: Shown['kind']): Shown => ({ kind, isAnswered: true, isPractice: false, letters: true })
const practising = (isAnswered: boolean): Shown => ({ kind: 'numeric', isAnswered, isPractice: true, letters: true })

test.each<[string, Place, Shown, Act | null]>([
  // show, then take the proposed rating
  ['Space', 'page', asking('explain'), { do: 'check' }],
  ['Enter', 'page', asking('choice'), { do: 'check' }],
  ['Enter', 'page', answered('choice'), { do: 'accept' }],
  ['Space', 'page', answered('numeric'), { do: 'accept' }],
  ['Space', 'page', asking('numeric'), { do: 'type' }],
  // controls keep the keys they have
  ['Enter', 'text', asking('numeric'), null],
  ['Enter', 'button', answered('numeric'), null],
  ['Space', 'box', answered('explain'), null],
  ['Enter', 'box', answered('explain'), { do: 'accept' }],
  ['Enter', 'box', asking('choice'), null],
  // ratings once the answer is shown; before, options
  ['3', 'page', answered('explain'), { do: 'rate', rating: 3 }],
  ['5', 'page', answered('explain'), null],
  ['3', 'box', answered('explain'), { do: 'rate', rating: 3 }],
  ['6', 'page', asking('choice'), { do: 'pick', option: 5 }],
  ['7', 'page', asking('choice'), null],
  ['b', 'box', asking('figure'), { do: 'pick', option: 1 }],
  ['b', 'page', answered('explain'), { do: 'tick', point: 1 }],
  ['b', 'page', answered('choice'), null],
  // in a number field typing just works, wherever the focus is
  ['1', 'empty number', asking('numeric'), null],
  ['-', 'empty number', asking('numeric'), null],
  ['1', 'page', asking('numeric'), { do: 'type' }],
  ['(', 'page', asking('numeric'), { do: 'type' }],
  ['(', 'page', asking('choice'), null],
  ['h', 'empty number', asking('numeric'), { do: 'hint' }],
  ['u', 'empty number', asking('numeric'), { do: 'undo' }],
  // letters are letters while typing
  ['h', 'text', asking('numeric'), null],
  ['u', 'text', asking('cloze'), null],
  ['u', 'empty text', asking('cloze'), null],
  ['Enter', 'empty text', asking('cloze'), null],
  ['-', 'page', asking('explain'), { do: 'bury' }],
  ['*', 'page', answered('explain'), { do: 'flag' }],
  ['@', 'page', answered('explain'), { do: 'suspend' }],
  ['?', 'page', answered('explain'), { do: 'keys' }],
  ['i', 'page', answered('numeric'), { do: 'open', dialog: 'info' }],
  ['i', 'empty number', asking('numeric'), { do: 'open', dialog: 'info' }],
  ['i', 'text', asking('cloze'), null],
  ['Escape', 'page', answered('numeric'), { do: 'cancel' }],
  // once more, for practice, where a card has other numbers; the next question where one may follow
  ['n', 'page', answered('numeric'), { do: 'further', way: 'another' }],
  ['r', 'page', answered('figure'), { do: 'further', way: 'same' }],
  ['n', 'box', answered('explain'), { do: 'further', way: 'follow_up' }],
  ['r', 'page', answered('explain'), null],
  ['n', 'page', answered('choice'), null],
  ['n', 'page', asking('numeric'), null],
  ['n', 'empty number', practising(false), null],
  // in practice nothing rates, Enter goes on, Escape goes back
  ['3', 'page', practising(true), null],
  ['Enter', 'page', practising(true), { do: 'accept' }],
  ['Enter', 'text', practising(false), null],
  ['Escape', 'text', practising(false), { do: 'further', way: 'back' }],
  ['Escape', 'page', practising(true), { do: 'further', way: 'back' }],
])('%s on the %s of %j', (key, place, shown, act) => {
  expect(actOf({ key, mod: false }, place, shown)).toEqual(act)
})

test('Ctrl+Enter shows from within a text, Ctrl+Z takes back letters there first', () => {
  expect(actOf({ key: 'Enter', mod: true }, 'text', asking('explain'))).toEqual({ do: 'check' })
  expect(actOf({ key: 'z', mod: true }, 'text', asking('explain'))).toBeNull()
  for (const place of ['empty number', 'empty text'] as const) {
    expect(actOf({ key: 'z', mod: true }, place, asking('cloze'))).toEqual({ do: 'undo' })
  }
  expect(actOf({ key: 'z', mod: true }, 'page', answered('explain'))).toEqual({ do: 'undo' })
})

test('Shift turns undo into redo, and N into a note; Ctrl+Y does it again as well', () => {
  const shown = answered('numeric')
  expect(actOf({ key: 'u', mod: false, shift: true }, 'page', shown)).toEqual({ do: 'redo' })
  expect(actOf({ key: 'z', mod: true, shift: true }, 'page', shown)).toEqual({ do: 'redo' })
  expect(actOf({ key: 'y', mod: true }, 'page', shown)).toEqual({ do: 'redo' })
  expect(actOf({ key: 'y', mod: true }, 'text', shown)).toBeNull()
  expect(actOf({ key: 'n', mod: false, shift: true }, 'page', shown)).toEqual({ do: 'open', dialog: 'note' })
  expect(actOf({ key: 'n', mod: false, shift: true }, 'text', asking('explain'))).toBeNull()
  // keys that need Shift to be typed at all are what they are
  expect(actOf({ key: '*', mod: false, shift: true }, 'page', shown)).toEqual({ do: 'flag' })
})

test('where no card is on the screen only undo and redo have keys', () => {
  const at = (key: string, mod: boolean, shift = false) => actAtEnd({ key, mod, shift }, true)
  expect([at('u', false), at('z', true), at('u', false, true), at('z', true, true), at('y', true)]).toEqual([
    'undo',
    'undo',
    'redo',
    'redo',
    'redo',
  ])
  expect([at('z', false), at('y', false), at('u', true), at('3', false), at('Enter', false)]).toEqual(
    Array<null>(5).fill(null),
  )
  expect(actAtEnd({ key: 'u', mod: false }, false)).toBeNull()
})

test('single characters do nothing once they are turned off', () => {
  for (const key of ['1', 'a', 'h', 'i', 'n', 'u', '*', '-', '@', '?']) {
    expect(actOf({ key, mod: false }, 'page', { ...answered('explain'), letters: false })).toBeNull()
  }
  expect(actOf({ key: 'Enter', mod: false }, 'page', { ...answered('explain'), letters: false })).toEqual({
    do: 'accept',
  })
})
