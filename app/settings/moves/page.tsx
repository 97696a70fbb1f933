import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { Shell } from '@/app/_ui/shell'
import { formatDate, formatPercent, isLanguage } from '@/lib/i18n'
import { MOVE_REASONS } from '@/lib/plan'
import { lastRescheduling, previewMoves, readSettings } from '@/lib/study'
import { ModelButton } from '../model-button'
import { MovesTable } from './moves-table'

const UNDER = { model: 'underModel', retention: 'underRetention', easyDays: 'underEasyDays' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moves'))('title') }
}

/** What a changed model, retention or week would move. Nothing moves before it is said so here. */
export default async function MovesPage({ searchParams }: PageProps<'/settings/moves'>) {
  const user = await requireUser()
  const [reading, asked, locale] = await Promise.all([reader(), searchParams, getLocale()])
  const language = isLanguage(locale) ? locale : 'en'
  const reason = MOVE_REASONS.find((one) => one === asked['reason']) ?? 'model'
  const [preview, settings, last, t, words] = await Promise.all([
    previewMoves(user.userId, reason, reading),
    readSettings(user.userId),
    lastRescheduling(user.userId),
    getTranslations('moves'),
    getTranslations('model'),
  ])
  const { count, earlier, later, becomeDue, moves, today } = preview
  const actWords = {
    busy: words('busy'),
    unreachable: words('unreachable'),
    refused: words('refused'),
    waiting: words('waiting'),
  }
  return (
    <Shell screen="settings" letters={settings.keys} userId={user.userId}>
      <h1 className="text-xl">{t('title')}</h1>
      <p className="mt-3 max-w-measure text-ink-2">
        {t(UNDER[reason], { retention: formatPercent(language, settings.retention) })}
      </p>
      <p className="mt-6 text-md font-semibold">{count === 0 ? t('none') : t('count', { cards: count })}</p>
      {count === 0 ? (
        <p className="mt-2">
          <Link href="/settings" prefetch={false} className="link inline-block py-2">
            {t('back')}
          </Link>
        </p>
      ) : (
        <>
          <p className="mt-1">{t('how', { earlier, later, due: becomeDue })}</p>
          <p className="mt-4 flex flex-wrap items-center gap-3">
            <ModelButton
              userId={user.userId}
              act={{ do: 'move', reason }}
              working={t('applying')}
              words={actWords}
              className="button"
            >
              {t('apply')}
            </ModelButton>
            <Link href="/settings" prefetch={false} className="button-quiet">
              {t('leave')}
            </Link>
          </p>
          <details className="mt-6">
            <summary className="min-h-11 cursor-pointer py-2">{t('show')}</summary>
            <MovesTable moves={moves} today={today} more={count - moves.length} />
          </details>
        </>
      )}
      {last === null ? null : (
        <p className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-4">
          <span>{t('last', { date: formatDate(language, last.date, today) })}</span>
          <ModelButton
            userId={user.userId}
            act={{ do: 'undo', target: last.batch }}
            working={t('undoing')}
            words={actWords}
            className="link min-h-11"
          >
            {t('undo')}
          </ModelButton>
        </p>
      )}
    </Shell>
  )
}
