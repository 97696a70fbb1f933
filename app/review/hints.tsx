import { useTranslations } from 'next-intl'
import { CardProse } from './card-prose'
import type { CardProps } from './card-props'

/** The hints asked for so far, each narrower than the one before. */
export function Hints({ instance, showing }: CardProps) {
  const t = useTranslations('review')
  return (
    <div aria-live="polite">
      {instance.hints.slice(0, showing.hints).map((html, n) => (
        <div key={n} className="mt-4 border-s-[3px] border-line ps-4">
          <p className="text-xs text-ink-3">{t('hintOf', { n: n + 1, count: instance.hints.length })}</p>
          <CardProse html={html} className="mt-0.5 text-ink-2" />
        </div>
      ))}
    </div>
  )
}
