'use no memo'

import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
import { CardProse } from './card-prose'
import type { CardProps } from './card-props'

/** Asks for the next hint; it says how many there are. */
export function HintButton({
  instance,
  showing,
  control,
  className = '',
}: CardProps & { readonly className?: string }) {
  const t = useTranslations('review')
  const count = instance.hints.length
  if (count === 0 || showing.hints >= count) return null
  return (
    <button type="button" onClick={control.hint} className={`quiet-button ms-auto ${className}`}>
      {showing.hints === 0 ? t('hint') : t('hintOf', { n: showing.hints + 1, count })}
      <KeyNames keys={['H']} />
    </button>
  )
}

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
