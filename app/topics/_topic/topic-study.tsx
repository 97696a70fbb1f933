import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/icon'
import type { TopicView } from '@/lib/study'

/** The ways to study the topic with all below it: what is due and new, what comes later, everything for practice. */
export function TopicStudy({ view: { node, acts } }: { view: TopicView }) {
  const t = useTranslations('topic')
  const suspended = acts.counts.below.resume
  if (node.cards === 0) {
    return suspended === 0 ? null : (
      <p className="mt-6 text-ink-2">
        {t('allSuspended', { cards: suspended })}{' '}
        <a href="#acts" className="no-print link inline-block py-2">
          {t('toActs')}
        </a>
      </p>
    )
  }
  const topic = encodeURIComponent(node.id)
  const isLeaf = node.children.length === 0
  return (
    <p className="no-print mt-6 flex flex-wrap items-center gap-x-6 gap-y-2">
      <Link href={`/review?topic=${topic}`} prefetch={false} className="button w-full md:w-auto">
        <Icon name="review" size={16} solid />
        {t(isLeaf ? 'study' : 'studyBelow')}
      </Link>
      {isLeaf || node.own.cards === 0 ? null : (
        <Link href={`/review?topic=${topic}&own=1`} prefetch={false} className="link inline-block py-2 text-sm">
          {t('studyOwn')}
        </Link>
      )}
      {node.met === 0 ? null : (
        <>
          <Link href={`/review?topic=${topic}&way=ahead`} prefetch={false} className="link inline-block py-2 text-sm">
            {t('ahead')}
          </Link>
          <Link href={`/review?topic=${topic}&way=cram`} prefetch={false} className="link inline-block py-2 text-sm">
            {t('cram')}
          </Link>
        </>
      )}
    </p>
  )
}
