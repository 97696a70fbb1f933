import type { QueueAnswer } from '@/lib/study'
import { postEntries, type Jar } from './guest'
import { reviewEntry } from './review-entry'

/** Answers the first card of a kind in somebody's queue, wrongly. @returns the id of the answer */
export async function giveAnswer(address: string, jar: Jar, kind = 'numeric'): Promise<string> {
  const asked = await fetch(`${address}/api/queue?n=1&kind=${kind}`, { headers: { cookie: jar.header } })
  const [item] = ((await asked.json()) as QueueAnswer).items
  const [instance] = item?.instances ?? []
  if (item === undefined || instance === undefined) throw new Error(`no ${kind} card is asked`)
  const { seed, values, order, key, options = [], rubric = [] } = instance
  const [mistake] = key.wrong
  const entry = reviewEntry(item.cardId, Date.now() - 60_000, {
    cardVersion: item.cardVersion,
    seed,
    values,
    order: [...order],
    answer: {
      ...(key.value === undefined ? {} : { text: mistake?.value ?? '987654' }),
      ...(options.length > 0 ? { picks: [options.findIndex((_, place) => !key.right?.includes(place))] } : {}),
      ...(key.accepted === undefined
        ? {}
        : { blanks: key.accepted.map(([form], place) => (place > 0 ? 'nonsense' : (form ?? ''))) }),
      ...(rubric.length > 0 ? { text: 'In my own words.', points: [0] } : {}),
    },
    verdict: kind === 'explain' ? 'self' : 'wrong',
    rating: 1,
    ...(mistake === undefined ? {} : { misconception: mistake.id }),
    ...(key.value === undefined ? {} : { expected: key.value }),
  })
  const kept = await postEntries(address, jar, [entry])
  const { results } = (await kept.json()) as { results: { status: string }[] }
  if (results[0]?.status !== 'stored') throw new Error(`the answer was not kept: ${JSON.stringify(results)}`)
  return entry.id
}
