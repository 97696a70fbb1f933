import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { greeting, interviewLine, readSettings, today, type TopicNode } from '@/lib/study'
import { CardCounts } from './_today/card-counts'
import { DayHead } from './_today/day-head'
import { Fading } from './_today/fading'
import { Greeting } from './_today/greeting'
import { GuestHint } from './_today/guest-hint'
import { HINT_COOKIE } from './_today/hint-cookie'
import { InterviewAhead } from './_today/interview-ahead'
import { MapStrip } from './_ui/map-strip'
import { RecallLegend } from './_ui/recall-legend'
import { Shell } from './_ui/shell'
import { reader } from './_server/reader'
import { currentUser } from './_server/session'

export async function generateMetadata(): Promise<Metadata> {
  if (await currentUser()) return { title: (await getTranslations('today'))('title') }
  return { title: { absolute: (await getTranslations('first'))('title') } }
}

export default async function TodayPage() {
  const [user, reading] = await Promise.all([currentUser(), reader()])
  if (!user) {
    const { map, topicCount } = await greeting(reading.language)
    return <Greeting map={map} topicCount={topicCount} userId={null} />
  }
  const [view, settings, interview] = await Promise.all([
    today(user.userId, reading),
    readSettings(user.userId),
    interviewLine(user.userId, reading),
  ])
  // whoever begins with an interview has a plan before the first answer
  if (view.firstVisit && interview === null)
    return <Greeting map={view.map} topicCount={view.topicCount} userId={user.userId} />

  const t = await getTranslations('today')
  const hinted = (await cookies()).has(HINT_COOKIE)
  return (
    <Shell screen="today" letters={settings.keys} userId={user.userId}>
      <DayHead view={view} rolloverHour={settings.rolloverHour} />
      {user.guest && !hinted ? <GuestHint /> : null}
      <section aria-labelledby="map" className="mt-12">
        <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
          <h2 id="map" className="text-md">
            {t('map')}
          </h2>
          <RecallLegend />
        </div>
        <MapStrip map={view.map} sentence={t('mapLink', { met: metTopics(view.map), all: view.topicCount })} linked />
      </section>
      <div className="mt-12 grid gap-12 lg:grid-cols-[minmax(0,1fr)_16rem] lg:gap-10">
        <Fading topics={view.fading} target={settings.retention} />
        <div className="space-y-10">
          {interview === null ? null : <InterviewAhead line={interview} date={view.date} />}
          <CardCounts map={view.map} />
        </div>
      </div>
    </Shell>
  )
}

function metTopics(topics: readonly TopicNode[]): number {
  return topics.reduce((sum, topic) => sum + (topic.own.met > 0 ? 1 : 0) + metTopics(topic.children), 0)
}
