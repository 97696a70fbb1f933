import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import 'katex/dist/katex.min.css'
import { Prose } from '@/app/_ui/prose'
import { Shell } from '@/app/_ui/shell'
import { TopicPath } from '@/app/_ui/topic-path'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { htmlLanguage, otherLanguage } from '@/lib/i18n'
import { listAnswers, readSettings, topicPage, type ActivityDays } from '@/lib/study'
import { TopicActs } from '../_topic/topic-acts'
import { readTopicAsked } from '../_topic/topic-address'
import { TopicAnswers } from '../_topic/topic-answers'
import { TopicCards } from '../_topic/topic-cards'
import { CalibrationChart, HistoryChart } from '../_topic/topic-charts'
import { TopicFigures } from '../_topic/topic-figures'
import { TopicList } from '../_topic/topic-list'
import { TopicMistakes } from '../_topic/topic-mistakes'
import { TopicStudy } from '../_topic/topic-study'
import { TopicTerms } from '../_topic/topic-terms'

type Params = Promise<{ id: string[] }>

interface PageProps {
  params: Params
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The topic of the address. Looked up once a request, for its title and for the page. */
const topicOf = cache(async (id: string, days: ActivityDays) => {
  const user = await requireUser()
  const reading = await reader()
  const [view, settings] = await Promise.all([topicPage(user.userId, id, reading, days), readSettings(user.userId)])
  return view === null ? null : { view, settings, reading, userId: user.userId }
})

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const found = await topicOf(await topicId(params), readTopicAsked(await searchParams).days)
  return found ? { title: found.view.node.label } : {}
}

export default async function TopicPage({ params, searchParams }: PageProps) {
  const asked = readTopicAsked(await searchParams)
  const found = await topicOf(await topicId(params), asked.days)
  if (found === null) notFound()
  const { view, settings, reading, userId } = found
  const { node } = view
  const [t, roles, answers] = await Promise.all([
    getTranslations('topic'),
    getTranslations('role'),
    listAnswers(userId, node.id, reading, asked.before),
  ])
  const other = otherLanguage(node.labelLanguage)
  const otherLabel = other === 'zh' ? view.zh : view.en
  return (
    <Shell screen="map" letters={settings.keys} userId={userId}>
      <article>
        <TopicPath path={view.path.slice(0, -1)} />
        <p className="mt-6 text-sm text-ink-3">{roles(node.role)}</p>
        <h1 lang={htmlLanguage(node.labelLanguage)} className="mt-1 max-w-[48rem] text-xl md:text-2xl">
          {node.label}
        </h1>
        {otherLabel === node.label ? null : (
          <p lang={htmlLanguage(other)} className="mt-2 max-w-measure text-ink-2">
            {otherLabel}
          </p>
        )}
        <TopicFigures node={node} />
        <TopicStudy view={view} />
        <div className="mt-12 grid gap-12 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <div className="min-w-0 space-y-12">
            {view.textHtml === null ? (
              <p className="text-ink-2">{t('textNone')}</p>
            ) : (
              <Prose html={view.textHtml} className="max-w-measure" />
            )}
            <TopicTerms terms={view.terms} />
            <HistoryChart view={view} asked={asked} />
            <TopicMistakes mistakes={view.mistakes} topicId={node.id} />
            <TopicCards
              topicId={node.id}
              cards={view.cards}
              asked={asked}
              leaf={node.children.length === 0}
              today={view.history.date}
            />
            <TopicActs view={view} userId={userId} />
            <CalibrationChart view={view} />
            <TopicAnswers list={answers} topicId={node.id} asked={asked} now={reading.now} />
          </div>
          <div className="space-y-10">
            <TopicList id="children" title={t('children')} topics={node.children} />
            <TopicList id="prerequisites" title={t('prerequisites')} topics={view.prerequisites} />
            <TopicList id="builds-on" title={t('buildsOn')} topics={view.buildsOn} />
            {view.sources.length > 0 ? (
              <section aria-labelledby="sources">
                <h2 id="sources" className="text-md">
                  {t('sources')}
                </h2>
                <ul className="mt-2 space-y-2 border-t border-line pt-2 text-sm text-ink-2">
                  {view.sources.map(({ html }) => (
                    <li key={html}>
                      <Prose html={html} />
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </div>
        </div>
      </article>
    </Shell>
  )
}

async function topicId(params: Params): Promise<string> {
  return (await params).id.map(decodeURIComponent).join('/')
}
