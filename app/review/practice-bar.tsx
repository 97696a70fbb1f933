import { useTranslations } from 'next-intl'
import type { Further, SessionController } from './session-control'
import type { Showing } from './session-types'

interface PracticeBarProps {
  readonly showing: Showing
  readonly control: SessionController
}

const WAYS = [
  { way: 'another', key: 'N' },
  { way: 'same', key: 'R' },
  { way: 'back', key: 'Esc' },
] as const satisfies readonly { way: Further; key: string }[]

/** In place of the ratings while one practises: it says that nothing counts, and leads on, over again, and back. */
export function PracticeBar({ showing, control }: PracticeBarProps) {
  const t = useTranslations('review')
  const ways = showing.judged === null ? WAYS.filter(({ way }) => way === 'back') : WAYS
  return (
    <section aria-label={t('practice')} className="rating-bar practice-bar">
      <div className="mx-auto max-w-[66rem]">
        <p role="status" className="rating-note text-ink-2">
          {t('practiceNote')}
        </p>
        <div className="flex gap-1 sm:gap-2">
          {ways.map(({ way, key }) => (
            <button
              key={way}
              type="button"
              onClick={() => control.goFurther(way)}
              aria-keyshortcuts={key === 'Esc' ? 'Escape' : key}
              className={`practice-button ${way === 'another' ? 'font-bold' : ''}`}
            >
              <span className="rating-name">{t(way)}</span>
              <kbd className="kbd">{key}</kbd>
            </button>
          ))}
        </div>
      </div>
    </section>
  )
}
