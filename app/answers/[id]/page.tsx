import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import 'katex/dist/katex.min.css'
import '@/app/_ui/figure.css'
import { Icon } from '@/app/_ui/icon'
import { Prose } from '@/app/_ui/prose'
import { Shell } from '@/app/_ui/shell'
import { TopicPath } from '@/app/_ui/topic-path'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { formatDate } from '@/lib/i18n'
import { readSettings, revisitAnswer } from '@/lib/study'
import { AnswerHead } from '../_answer/answer-head'
import { AskedQuestion } from '../_answer/asked-question'
import { BareAnswer } from '../_answer/bare-answer'
import { GivenAnswer } from '../_answer/given-answer'
import { Picture } from '../_answer/picture'
import { FullAnswer, ReadUp, Why } from '../_answer/why'
import '../_answer/answer-page.css'

/** The answer of the address. Looked up once a request, for its title and for the page. */
const answerOf = cache(async (id: string) => {
  const user = await requireUser()
  const reading = await reader()
  const [answer, settings] = await Promise.all([revisitAnswer(user.userId, id, reading), readSettings(user.userId)])
  return answer === null ? null : { answer, settings, reading, userId: user.userId }
})

export async function generateMetadata({ params }: PageProps<'/answers/[id]'>): Promise<Metadata> {
  const found = await answerOf((await params).id)
  if (found === null) return {}
  const { answer, reading } = found
  const date = formatDate(reading.language, answer.date, new Date(reading.now).toISOString().slice(0, 10))
  return { title: (await getTranslations('answer'))('title', { date, time: answer.time }) }
}

export default async function AnswerPage({ params }: PageProps<'/answers/[id]'>) {
  const found = await answerOf((await params).id)
  if (found === null) notFound()
  const { answer, settings, reading, userId } = found
  const { asked } = answer
  const { scene, caption } = asked?.after ?? {}
  const topic = answer.topic.at(-1)
  // something to stand beside the question: a picture, or a full answer
  const isWide = scene !== undefined || asked?.after.answer !== undefined
  const [t, { figure }] = await Promise.all([getTranslations('answer'), getMessages()])
  return (
    <Shell screen="map" letters={settings.keys} userId={userId}>
      <article>
        <TopicPath path={answer.topic} />
        <AnswerHead answer={answer} now={reading.now} />
        <div
          className={`mt-8 grid gap-x-12 gap-y-8 border-t border-line pt-8 ${isWide ? 'lg:grid-cols-[minmax(0,1fr)_24.5rem]' : ''}`}
        >
          <div className="min-w-0 space-y-8">
            {asked === null ? null : <AskedQuestion html={asked.question} />}
            <section aria-labelledby="given">
              <h2 id="given" className="mb-3 text-sm font-normal text-ink-3">
                {t('given')}
              </h2>
              {asked === null ? <BareAnswer given={answer.given} /> : <GivenAnswer answer={answer} asked={asked} />}
            </section>
            {asked === null ? null : <Why answer={answer} asked={asked} />}
            {asked === null || isWide ? null : <ReadUp asked={asked} />}
          </div>
          {asked === null || !isWide ? null : (
            <div className="min-w-0 space-y-8">
              {scene === undefined ? null : (
                <Picture
                  scene={scene}
                  language={reading.language}
                  words={figure}
                  {...(caption === undefined ? {} : { caption: <Prose html={caption} inline /> })}
                />
              )}
              <FullAnswer asked={asked} />
              <ReadUp asked={asked} />
            </div>
          )}
        </div>
        {topic === undefined ? null : (
          <p className="no-print mt-10 flex flex-col gap-3 md:flex-row">
            <Link href={`/review?topic=${encodeURIComponent(topic.id)}`} prefetch={false} className="button">
              <Icon name="review" size={16} solid />
              {t('study')}
            </Link>
            <Link href={`/topics/${topic.id}`} prefetch={false} className="button-quiet">
              {t('topic')}
            </Link>
            <Link href={`/cards/${answer.cardId}`} prefetch={false} className="button-quiet">
              {t('card')}
            </Link>
          </p>
        )}
      </article>
    </Shell>
  )
}
