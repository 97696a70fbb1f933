'use no memo'

import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
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
