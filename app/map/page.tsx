import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { RecallLegend } from '@/app/_ui/recall-legend'
import { Shell } from '@/app/_ui/shell'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { readSettings, topicOutline } from '@/lib/study'
import { OutlineTable } from './outline-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('map'))('title') }
}

export default async function MapPage() {
  const user = await requireUser()
  const [topics, settings] = await Promise.all([topicOutline(user.userId, await reader()), readSettings(user.userId)])
  const t = await getTranslations('map')
  const sum = (of: (topic: (typeof topics)[number]) => number) => topics.reduce((total, topic) => total + of(topic), 0)
  return (
    <Shell screen="map" letters={settings.keys} userId={user.userId}>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-xl">{t('title')}</h1>
          <p className="mt-1 text-ink-2">
            {t('lede', {
              met: sum((topic) => topic.met),
              cards: sum((topic) => topic.cards),
              due: sum((topic) => topic.due),
            })}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Link href="/glossary" prefetch={false} className="link inline-flex min-h-9 items-center text-sm">
            {t('glossary')}
          </Link>
          <RecallLegend />
        </div>
      </div>
      <OutlineTable topics={topics} />
    </Shell>
  )
}
