import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

interface VerdictProps {
  readonly isRight: boolean
  readonly icon: ReactNode
  readonly className?: string
  readonly children?: ReactNode
}

/** The verdict in a line: read out, and focused so that the next Enter takes the proposed rating. */
export function Verdict({ isRight, icon, className = '', children }: VerdictProps) {
  const t = useTranslations('review')
  return (
    <p
      data-focus=""
      tabIndex={-1}
      role="status"
      className={`flex flex-wrap items-baseline gap-x-3 text-lg font-bold ${className}`}
    >
      <span className={isRight ? 'inline-flex items-center gap-2' : 'text-seal'}>
        {isRight ? t('right') : t('wrong')}
        {isRight ? icon : null}
      </span>
      {children}
    </p>
  )
}
