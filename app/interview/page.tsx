import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { Shell } from '@/app/_ui/shell'
import '@/app/progress/progress.css'
import { interviewView, readSettings, roles, weightedTopics } from '@/lib/study'
import { PlanFormSection } from './_form/plan-form-section'
import { PastPlanList } from './_past/past-plan-list'
import { CurveFigure } from './_plan/curve-figure'
import { DayCells } from './_plan/day-cells'
import { EndPlan } from './_plan/end-plan'
import { Expectation } from './_plan/expectation'
import { MinutesWorth } from './_plan/minutes-worth'
import { PlanHead } from './_plan/plan-head'
import { PlanList } from './_plan/plan-list'
import { SessionsFile } from './_plan/sessions-file'
import { TodaysPart } from './_plan/todays-part'
import { TopicReadiness } from './_plan/topic-readiness'
import { UnreachedCards } from './_plan/unreached-cards'
import { MockWay } from './mock/mock-way'
import './interview.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interview'))('title') }
}

export default async function InterviewPage({ searchParams }: PageProps<'/interview'>) {
  const user = await requireUser()
  const [asking, asked] = await Promise.all([reader(), searchParams])
  const change = oneOf(asked['change'])
  const [view, settings, presets, t] = await Promise.all([
    interviewView(user.userId, asking, change ?? oneOf(asked['plan'])),
    readSettings(user.userId),
    roles(asking.language),
    getTranslations('interview'),
  ])
  const { shown, date } = view
  const roleNames = new Map(presets.map(({ id, name }) => [id, name]))
  const past = <PastPlanList past={view.past} roleNames={roleNames} date={date} />
  if (shown === null || change !== undefined) {
    const plan = change === 'new' ? null : (shown?.plan ?? null)
    return (
      <Shell screen="interview" letters={settings.keys} userId={user.userId}>
        <h1 className="text-xl md:text-2xl">
          {plan !== null ? t('form.changeTitle') : shown === null ? t('form.new') : t('form.newOther')}
        </h1>
        <p className="mt-2 mb-6 max-w-measure text-ink-2">{t('lede')}</p>
        <PlanFormSection
          plan={plan}
          roles={presets}
          topics={await weightedTopics(asking.language, plan?.topicWeights ?? {})}
          date={date}
        />
        {shown === null ? (
          <>
            <MockWay />
            {past}
          </>
        ) : (
          <p className="mt-4">
            <Link
              href={{ pathname: '/interview', query: plan === null || plan.active ? {} : { plan: plan.id } }}
              className="link inline-flex min-h-11 items-center"
            >
              {t('form.cancel')}
            </Link>
          </p>
        )}
      </Shell>
    )
  }
  const { plan } = shown
  return (
    <Shell screen="interview" letters={settings.keys} userId={user.userId}>
      <PlanList plans={view.ahead} shownId={plan.id} roleNames={roleNames} date={date} />
      <PlanHead plan={plan} role={plan.role === null ? null : (roleNames.get(plan.role) ?? null)} />
      <Expectation screen={shown} date={date} />
      <div className="mt-10 grid grid-cols-1 gap-12 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-x-10">
        {plan.daysLeft === 0 ? null : <CurveFigure screen={shown} date={date} />}
        <TodaysPart screen={shown} />
      </div>
      <div className="mt-12 grid grid-cols-1 gap-12 lg:grid-cols-2 lg:gap-x-10">
        <DayCells screen={shown} date={date} />
        <MinutesWorth screen={shown} />
        <TopicReadiness screen={shown} date={date} />
        <div className="min-w-0 space-y-12">
          <UnreachedCards screen={shown} />
          <SessionsFile plan={plan} />
        </div>
      </div>
      <MockWay />
      {past}
      <EndPlan planId={plan.id} />
    </Shell>
  )
}

const oneOf = (asked: string | string[] | undefined): string | undefined => (Array.isArray(asked) ? asked[0] : asked)
