import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { MistakeSentence } from '@/app/_ui/mistake-sentence'
import type { CardInfo } from '@/lib/study'

/** Which mistakes were recognised behind the answers to the card, most frequent first. */
export function CardMistakes({ info: { mistakes } }: { readonly info: CardInfo }) {
  const t = useTranslations('card')
  if (mistakes.length === 0) return null
  return (
    <section aria-labelledby="mistakes">
      <h2 id="mistakes" className="text-md">
        {t('mistakes')}
      </h2>
      <ol className="mt-2 border-t border-line text-sm">
        {mistakes.map(({ id, html, times, answerId }) => (
          <li key={id} className="border-b border-line py-2">
            <MistakeSentence id={id} html={html} />
            <p className="text-xs text-ink-3">
              {t('times', { count: times })} ·{' '}
              <Link href={`/answers/${answerId}`} prefetch={false} className="hover:underline">
                {t('lastOne')}
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
