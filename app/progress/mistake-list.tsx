import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { MistakeSentence } from '@/app/_ui/mistake-sentence'
import type { MistakeLine } from '@/lib/study'

/** The mistakes one makes, most frequent first, each with the cards and topics it was made on. */
export function MistakeList({ mistakes }: { mistakes: readonly MistakeLine[] }) {
  const t = useTranslations('progress')
  const [first] = mistakes
  if (first === undefined) return null
  return (
    <ol className="border-t border-line text-sm">
      {mistakes.map((mistake) => (
        <li
          key={mistake.id}
          className="grid grid-cols-[minmax(0,1fr)_4.5rem] gap-x-6 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_8rem]"
        >
          <div className="min-w-0">
            <MistakeSentence id={mistake.id} html={mistake.html} />
            <p className="mt-0.5 flex flex-wrap gap-x-4 text-xs text-ink-3">
              {mistake.topics.map(({ id, label }) => (
                <Link key={id} href={`/topics/${id}`} prefetch={false} className="py-0.5 hover:underline">
                  {label}
                </Link>
              ))}
            </p>
          </div>
          <div className="text-right tabular-nums md:order-last">
            {t('mistakes.count', { times: mistake.times })}
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden className="chart mt-1.5 h-2 w-full">
              <rect width={(100 * mistake.times) / first.times} height={6} className="fill-n3" />
            </svg>
          </div>
          <ul className="max-md:col-span-2 max-md:mt-1">
            {mistake.cards.map(({ cardId, question }) => (
              <li key={cardId}>
                <Link
                  href={`/cards/${cardId}`}
                  prefetch={false}
                  className="line-clamp-1 py-0.5 text-ink-2 hover:underline"
                >
                  {question}
                </Link>
              </li>
            ))}
            {mistake.moreCards === 0 ? null : (
              <li className="text-xs text-ink-3">{t('mistakes.more', { cards: mistake.moreCards })}</li>
            )}
          </ul>
        </li>
      ))}
    </ol>
  )
}
