import type { Rating, ReviewEntry } from '@/lib/memory'
import type { QueueInstance, QueueItem } from '@/lib/study'
import type { Chance } from './chance'

/** How often a wrong number is one that a known mistake gives. */
const KNOWN_MISTAKE = 0.7

type Written = Pick<ReviewEntry, 'answer' | 'verdict' | 'misconception' | 'expected' | 'proposed'>

/** What somebody types or picks who rates a card like that: the right answer, a mistake that people make, or another wrong one. */
export function writeAnswer(item: QueueItem, instance: QueueInstance, rating: Rating, chance: Chance): Written {
  const { key } = instance
  const right = rating > 1
  const verdict = right ? 'right' : 'wrong'
  const proposed: Rating = right ? 3 : 1
  switch (item.kind) {
    case 'explain': {
      const points = (instance.rubric ?? []).map((_, place) => place)
      const share = { 1: 0.3, 2: 0.65, 3: 0.9, 4: 1 }[rating]
      const ticked = points.filter(() => chance.next() < share)
      return { answer: { text: '', points: ticked }, verdict: 'self', proposed: rating }
    }
    case 'choice':
    case 'figure': {
      const wrong = (instance.options ?? []).map((_, place) => place).filter((place) => !key.right?.includes(place))
      const picks = right ? [...(key.right ?? [])] : [wrong[Math.floor(chance.next() * wrong.length)] ?? 0]
      return { answer: { picks }, verdict, proposed }
    }
    case 'cloze': {
      const blanks = (key.accepted ?? []).map((forms) => (right ? (forms[0] ?? '') : '…'))
      return { answer: { blanks }, verdict, proposed }
    }
    case 'numeric': {
      const value = key.value ?? ''
      const known = key.wrong[chance.weighted(key.wrong.map((_, place) => 1 / (place + 1)))]
      const mistake = !right && chance.next() < KNOWN_MISTAKE ? known : undefined
      const text = right
        ? value
        : (mistake?.value ?? value.replace(/[1-9]/, (digit) => String((Number(digit) % 9) + 1)))
      return {
        answer: { text },
        verdict,
        proposed,
        expected: value,
        ...(mistake?.id === undefined ? {} : { misconception: mistake.id }),
      }
    }
  }
}
