import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import 'katex/dist/katex.min.css'
import { Shell } from '@/app/_ui/shell'
import { TopicPath } from '@/app/_ui/topic-path'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { cardInfo, readSettings } from '@/lib/study'
import { Acts, Note, Undo } from '../_card/acts'
import { CardFacts } from '../_card/card-facts'
import { CardMistakes } from '../_card/card-mistakes'
import { History } from '../_card/history'
import { Leech } from '../_card/leech'
import { WhyNow } from '../_card/why-now'
import '../card-page.css'

/** The card of the address. Looked up once a request, for its title and for the page. */
const cardOf = cache(async (id: string, before: string | undefined) => {
  const user = await requireUser()
  const reading = await reader()
  const [info, settings] = await Promise.all([cardInfo(user.userId, id, reading, before), readSettings(user.userId)])
  return info === null ? null : { info, settings, userId: user.userId }
})

export async function generateMetadata({ params, searchParams }: PageProps<'/cards/[...id]'>): Promise<Metadata> {
  const found = await cardOf(await cardId(params), await pageOf(searchParams))
  return found ? { title: found.info.question } : {}
}

export default async function CardPage({ params, searchParams }: PageProps<'/cards/[...id]'>) {
  const found = await cardOf(await cardId(params), await pageOf(searchParams))
  if (found === null) notFound()
  const { info, settings, userId } = found
  const topic = info.topic.at(-1)
  const [t, answers, kinds, topics] = await Promise.all([
    getTranslations('card'),
    getTranslations('answer'),
    getTranslations('kind'),
    getTranslations('topic'),
  ])
  const { older, isLater } = info.history
  return (
    <Shell screen="map" letters={settings.keys} userId={userId}>
      <article>
        <TopicPath path={info.topic} />
        <p className="mt-6 text-sm text-ink-3">
          {kinds(info.kind)} · {topics('level', { level: info.level })}
        </p>
        <h1 className="mt-1 max-w-[46rem] text-lg">{info.question}</h1>
        <div className="mt-6 max-w-measure">
          <WhyNow info={info} />
        </div>
        <div className="mt-6">
          <Acts info={info} userId={userId} />
        </div>
        <div className="mt-10 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="min-w-0 space-y-10 max-lg:order-last">
            <Leech info={info} />
            <div>
              <History info={info} undo={(entry, name) => <Undo userId={userId} entry={entry} name={name} />} />
              <p className="mt-2 flex gap-6 text-sm empty:hidden">
                {isLater ? (
                  <Link href={`/cards/${info.cardId}#history`} prefetch={false} className="link inline-block py-2">
                    {t('newest')}
                  </Link>
                ) : null}
                {older === null ? null : (
                  <Link
                    href={`/cards/${info.cardId}?before=${older}#history`}
                    prefetch={false}
                    className="link inline-block py-2"
                  >
                    {t('older')}
                  </Link>
                )}
              </p>
            </div>
          </div>
          <div className="min-w-0 space-y-10">
            <CardFacts info={info} />
            <Note info={info} userId={userId} />
            <CardMistakes info={info} />
          </div>
        </div>
        <p className="no-print mt-10 flex flex-col gap-3 md:flex-row">
          {topic === undefined ? null : (
            <Link href={`/topics/${topic.id}`} prefetch={false} className="button-quiet">
              {answers('topic')}
            </Link>
          )}
          <Link href="/cards" prefetch={false} className="button-quiet">
            {t('allMarked')}
          </Link>
        </p>
      </article>
    </Shell>
  )
}

async function cardId(params: PageProps<'/cards/[...id]'>['params']): Promise<string> {
  return (await params).id.map(decodeURIComponent).join('/')
}

async function pageOf(asked: PageProps<'/cards/[...id]'>['searchParams']): Promise<string | undefined> {
  const { before } = await asked
  return typeof before === 'string' ? before : undefined
}
