import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
import { CardProse } from './card-prose'
import type { AnsweredProps } from './card-props'

/** What an interviewer may ask next, one question at a time. */
export function FollowUps({ instance, showing, control }: AnsweredProps) {
  const t = useTranslations('review')
  const { followUps = [] } = instance.after
  const asked = showing.followUps ?? 0
  if (followUps.length === 0) return null
  return (
    <section aria-labelledby="follow-ups">
      <h2 id="follow-ups" className="text-md">
        {t('followUps')}
      </h2>
      <ol aria-live="polite" className="mt-2 space-y-2">
        {followUps.slice(0, asked).map((html, n) => (
          <li key={n} className="border-s-[3px] border-line ps-4">
            <CardProse html={html} inline />
          </li>
        ))}
      </ol>
      {asked >= followUps.length ? null : (
        <button
          type="button"
          onClick={() => control.goFurther('follow_up')}
          aria-keyshortcuts="N"
          className="quiet-button -ms-1"
        >
          {t('followUpOf', { n: asked + 1, count: followUps.length })}
          <KeyNames keys={['N']} />
        </button>
      )}
    </section>
  )
}
