import { NextIntlClientProvider, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { CardFacts } from '@/app/cards/_card/card-facts'
import { CardMistakes } from '@/app/cards/_card/card-mistakes'
import { History } from '@/app/cards/_card/history'
import { Leech } from '@/app/cards/_card/leech'
import { WhyNow } from '@/app/cards/_card/why-now'
import '@/app/cards/card-page.css'
import type { Messages } from '@/lib/i18n'
import type { CardInfo as Info, Language } from '@/lib/study'
import { Sheet } from './sheet'

export interface CardInfoProps {
  readonly cardId: string
  readonly language: Language
  readonly onClose: () => void
}

/** What the server tells, with the words for it: the session itself has none of them. */
interface Told extends Info {
  readonly words: Partial<Messages>
}

const PATIENCE_MS = 15_000

/** How a card stands and how it came to that, over the session. What is done about it is done on the card's own page. */
export function CardInfo({ cardId, language, onClose }: CardInfoProps) {
  const t = useTranslations('review')
  const [told, setTold] = useState<Told | 'unreachable' | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    void fetchInfo(cardId, language, leaving.signal).then((answer) => {
      if (!leaving.signal.aborted) setTold(answer)
    })
    return () => leaving.abort()
  }, [cardId, language])
  return (
    <Sheet title={t('info')} onClose={onClose}>
      <div aria-live="polite" aria-busy={told === null} className="mt-3 min-h-48">
        {told === null ? <p className="text-ink-2">{t('infoLoading')}</p> : null}
        {told === 'unreachable' ? <p className="text-ink-2">{t('infoUnreachable')}</p> : null}
        {told === null || told === 'unreachable' ? null : (
          <NextIntlClientProvider locale={language} messages={told.words} timeZone="UTC">
            <Content info={told} />
          </NextIntlClientProvider>
        )}
      </div>
      <form method="dialog" className="mt-6">
        <button className="button-quiet">{t('closePicture')}</button>
      </form>
    </Sheet>
  )
}

function Content({ info }: { readonly info: Info }) {
  const t = useTranslations('card')
  return (
    <div className="space-y-7">
      <p className="font-semibold">{info.question}</p>
      <WhyNow info={info} />
      <Leech info={info} />
      <CardFacts info={info} />
      <CardMistakes info={info} />
      <History info={info} />
      <p className="text-sm">
        <Link href={`/cards/${info.cardId}`} prefetch={false} className="link inline-block py-2">
          {t('open')}
        </Link>
      </p>
    </div>
  )
}

async function fetchInfo(cardId: string, language: Language, leaving: AbortSignal): Promise<Told | 'unreachable'> {
  try {
    const query = new URLSearchParams({ card: cardId, lang: language })
    const signal = AbortSignal.any([leaving, AbortSignal.timeout(PATIENCE_MS)])
    const answer = await fetch(`/api/cards/info?${query}`, { signal })
    if (!answer.ok) return 'unreachable'
    const told = (await answer.json()) as Partial<Told>
    return told.v === 1 && told.words !== undefined ? (told as Told) : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
