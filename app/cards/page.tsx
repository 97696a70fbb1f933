import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/_ui/shell'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { markedCards, MARKS, readSettings, type Mark } from '@/lib/study'
import { MarkFilters } from './_marked/mark-filters'
import { MarkedTable } from './_marked/marked-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('marked'))('title') }
}

export default async function CardsPage({ searchParams }: PageProps<'/cards'>) {
  const user = await requireUser()
  const [reading, asked] = await Promise.all([reader(), searchParams])
  const mark = MARKS.find((one) => one === asked['mark'])
  const page = pageNumber(asked['page'])
  const [list, settings, t] = await Promise.all([
    markedCards(user.userId, reading, mark, page),
    readSettings(user.userId),
    getTranslations('marked'),
  ])
  const count = list.counts[mark ?? 'all']
  return (
    <Shell screen="map" letters={settings.keys} userId={user.userId}>
      <h1 className="text-xl md:text-2xl">{t('title')}</h1>
      {list.counts.all === 0 ? (
        <p className="mt-6 max-w-measure text-ink-2">{t('none')}</p>
      ) : (
        <>
          <MarkFilters counts={list.counts} chosen={mark} />
          {list.cards.length === 0 ? (
            <p className="mt-6 text-ink-2">{t('noneOfThese')}</p>
          ) : (
            <MarkedTable cards={list.cards} today={list.today} />
          )}
          {count <= list.cards.length ? null : (
            <p className="mt-3 flex flex-wrap items-baseline gap-6 text-sm">
              <span className="text-ink-3 tabular-nums">
                {t('shown', { from: list.from, to: list.from + list.cards.length - 1, count })}
              </span>
              {page > 1 ? (
                <Link href={addressOf(mark, 1)} prefetch={false} className="link inline-block py-2">
                  {t('newest')}
                </Link>
              ) : null}
              {list.nextPage === null ? null : (
                <Link href={addressOf(mark, list.nextPage)} prefetch={false} className="link inline-block py-2">
                  {t('older')}
                </Link>
              )}
            </p>
          )}
        </>
      )}
    </Shell>
  )
}

function addressOf(mark: Mark | undefined, page: number) {
  return {
    pathname: '/cards',
    query: { ...(mark === undefined ? {} : { mark }), ...(page === 1 ? {} : { page }) },
  } as const
}

function pageNumber(asked: string | string[] | undefined): number {
  const page = Number(asked ?? 1)
  return Number.isSafeInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}
