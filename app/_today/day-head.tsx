import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/icon'
import { KeyNames } from '@/app/_ui/key-names'
import { formatDate, formatDayHeading, formatHour } from '@/lib/i18n'
import type { CatchingUp } from '@/lib/plan'
import type { TodayView } from '@/lib/study'
import { DayStrip } from './day-strip'

interface DayHeadProps {
  view: TodayView
  /** hour at which the day ends, 0 … 23 */
  rolloverHour: number
}

/** Date and streak, how many cards, how long they take, and the one button; or, when nothing is due, what comes next. */
export function DayHead({ view, rolloverHour }: DayHeadProps) {
  const t = useTranslations('today')
  const language = useLocale()
  return (
    <section>
      <p className="flex flex-wrap justify-between gap-x-6 text-ink-2">
        <time dateTime={view.date}>{formatDayHeading(language, view.date)}</time>
        {view.streakDays > 0 ? <span>{t('streak', { days: view.streakDays })}</span> : null}
      </p>
      <h1 className="mt-10 text-2xl md:mt-14 md:text-3xl">
        <Headline view={view} />
      </h1>
      {view.list.length > 0 ? <Ahead view={view} /> : <Nothing view={view} rolloverHour={rolloverHour} />}
    </section>
  )
}

function Headline({ view: { list, catchingUp, plan } }: { view: TodayView }) {
  const t = useTranslations('today')
  if (plan !== null) return t('planned', { cards: list.length })
  if (catchingUp === null) return t('due', { cards: list.length })
  const { due, awayDays, isFirstDay } = catchingUp
  return isFirstDay ? t('back', { due, days: awayDays }) : t('backStill', { due })
}

function Ahead({ view }: { view: TodayView }) {
  const t = useTranslations('today')
  const { catchingUp, counts } = view
  const some = catchingUp?.today ?? 0
  // what the day's limit lets in; the line above says how much it leaves out
  const all = counts.review
  const isShare = some > 0 && some < all
  return (
    <>
      {catchingUp === null ? null : <Offer catchingUp={catchingUp} />}
      <Minutes view={view} />
      {view.overLimit > 0 ? (
        <p className="mt-2 max-w-measure text-ink-2">
          {t('over', { cards: view.overLimit })}{' '}
          <Link href="/settings#reviewsPerDay" className="link">
            {t('overLink')}
          </Link>
        </p>
      ) : null}
      <div className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Link href={isShare ? `/review?cards=${some}` : '/review'} className="button w-full md:w-auto">
          <Icon name="review" size={16} solid />
          {isShare ? t('startSome', { cards: some }) : t('start')}
          {isShare ? null : <KeyNames keys={['G', 'R']} />}
        </Link>
        {isShare ? (
          <Link href="/review" className="link flex min-h-11 items-center">
            {t('startAll', { cards: all })}
          </Link>
        ) : null}
        <OtherWays besides={view.besides} />
      </div>
      <DayStrip list={view.list} counts={view.counts} isPlanned={view.counts.plan > 0} />
    </>
  )
}

/** A way back into a backlog. It moves nothing: it says where to stop today. */
function Offer({ catchingUp: { today, restDays } }: { catchingUp: CatchingUp }) {
  const t = useTranslations('today')
  return (
    <>
      <p className="mt-3 max-w-measure text-lg">
        {today === 0
          ? t('offerDone', { days: restDays })
          : restDays === 0
            ? t('offerAll', { today })
            : t('offer', { today, days: restDays })}
      </p>
      <p className="mt-2 max-w-measure text-ink-2">{t('offerNote')}</p>
    </>
  )
}

/** How long it takes: today's share where there is one, else the whole list. */
function Minutes({ view: { catchingUp, list, paceSeconds, plan, seconds } }: { view: TodayView }) {
  const t = useTranslations('today')
  if (plan !== null) return <PlanMinutes plan={plan} />
  const share = catchingUp === null ? 1 : catchingUp.today / list.length
  if (share === 0) return null
  const minutes = Math.round((seconds * Math.min(1, share)) / 60)
  return (
    <p className="mt-3 text-md text-ink-2">
      {paceSeconds === null
        ? t('minutes', { minutes })
        : t('minutesAtPace', { minutes, seconds: Math.round(paceSeconds) })}
    </p>
  )
}

/** The minutes for an interview, and those besides where there are any. */
function PlanMinutes({ plan }: { plan: NonNullable<TodayView['plan']> }) {
  const t = useTranslations('today')
  const [minutes, rest] = [Math.round(plan.seconds / 60), Math.round(plan.restSeconds / 60)]
  return (
    <p className="mt-3 text-md text-ink-2">
      {plan.seconds === 0
        ? t('minutes', { minutes: rest })
        : rest === 0
          ? t('planMinutes', { minutes })
          : t('planMinutesAndRest', { plan: minutes, rest })}
    </p>
  )
}

/** What else one may want than the day's list; quiet, for the list is what counts. */
function OtherWays({ besides }: { besides: TodayView['besides'] }) {
  const t = useTranslations('today')
  const ways = [
    { href: '/review?way=ahead' as const, words: t('ahead'), offered: besides.ahead },
    { href: '/review?kind=numeric' as const, words: t('numericOnly'), offered: besides.numeric > 0 },
    { href: '/cards' as const, words: t('marked'), offered: besides.marked > 0 },
  ].filter(({ offered }) => offered)
  if (ways.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-6">
      {ways.map(({ href, words }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            className="flex min-h-11 items-center text-ink-2 hover:text-ink hover:underline"
          >
            {words}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Nothing({ view, rolloverHour }: DayHeadProps) {
  const t = useTranslations('today')
  const language = useLocale()
  const { next } = view
  const time = formatHour(rolloverHour)
  return (
    <>
      {view.answersToday > 0 ? (
        <p className="mt-3 text-md text-ink-2">{t('doneToday', { answers: view.answersToday })}</p>
      ) : null}
      <p className="mt-3 max-w-measure text-md text-ink-2">
        {next === null
          ? t('nextNone')
          : next.studyDay === view.studyDay + 1
            ? t('nextTomorrow', { cards: next.count, time })
            : t('nextOn', { cards: next.count, time, date: formatDate(language, next.date, view.date) })}
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        {view.besides.ahead ? (
          <Link href="/review?way=ahead" prefetch={false} className="button-quiet">
            {t('ahead')}
          </Link>
        ) : null}
        <Link href="/map" className="button-quiet">
          {t('openMap')}
        </Link>
        {next === null ? (
          <Link href="/settings#newPerDay" className="button-quiet">
            {t('openSettings')}
          </Link>
        ) : null}
        {view.besides.marked > 0 ? (
          <Link href="/cards" prefetch={false} className="link flex min-h-12 items-center px-2">
            {t('marked')}
          </Link>
        ) : null}
      </p>
    </>
  )
}
