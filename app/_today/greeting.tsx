import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DeviceMark } from '@/app/_ui/device-mark'
import { Front } from '@/app/_ui/front'
import { MapStrip } from '@/app/_ui/map-strip'
import { RecallLegend } from '@/app/_ui/recall-legend'
import { StartGuest } from '@/app/_ui/start-guest'
import type { TopicNode } from '@/lib/study'

interface GreetingProps {
  map: readonly TopicNode[]
  topicCount: number
  /** somebody is already signed in and has answered nothing yet: Start leads straight to the first card */
  userId: string | null
}

/** The first visit: what this is, the empty map as its picture, and one button. */
export function Greeting({ map, topicCount, userId }: GreetingProps) {
  const t = useTranslations('first')
  const words = {
    starting: t('starting'),
    unreachable: t('unreachable'),
    slowDown: t('tooMany'),
    failed: t('failed'),
  }
  return (
    <Front>
      <section className="pt-8 md:pt-16">
        <h1 className="text-2xl md:text-3xl">{t('headline')}</h1>
        <p className="mt-3 text-md text-ink-2">{t('sub', { topics: topicCount })}</p>
        <div className="mt-6 flex flex-wrap items-start gap-x-6 gap-y-3">
          {userId !== null ? (
            <>
              <Link href="/review" className="button w-full px-10 md:w-auto">
                {t('start')}
              </Link>
              <Link href="/interview" className="button-quiet w-full md:w-auto">
                {t('interview')}
              </Link>
            </>
          ) : (
            <>
              <StartGuest words={{ ...words, start: t('start') }} />
              <StartGuest words={{ ...words, start: t('interview') }} to="/interview" look="button-quiet" />
            </>
          )}
          <Link href="/sign-in" className="link flex min-h-12 items-center">
            {t('account')}
          </Link>
        </div>
        <p className="mt-4 text-sm text-ink-3">{t('note')}</p>
      </section>
      <section aria-labelledby="map" className="mt-14 md:mt-20">
        <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
          <h2 id="map" className="text-md">
            {t('pictureTitle')}
          </h2>
          <RecallLegend />
        </div>
        <MapStrip map={map} sentence={t('picture', { columns: map.length, topics: topicCount })} linked={false} />
      </section>
      {userId === null ? null : <DeviceMark userId={userId} />}
    </Front>
  )
}
