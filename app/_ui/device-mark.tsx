import { getTranslations } from 'next-intl/server'
import { countedSentence, PLACE } from './counted'
import { UnsentMark } from './unsent-mark'

/** What every screen of a signed-in person has but the session, which does the same itself. @param userId - whose answers */
export async function DeviceMark({ userId }: { userId: string }) {
  const [unsent, device] = await Promise.all([getTranslations('unsent'), getTranslations('device')])
  return (
    <UnsentMark
      userId={userId}
      words={{
        waiting: countedSentence((count) => unsent('waiting', { count })),
        kept: countedSentence((count) => unsent('kept', { count })),
        export: device('export'),
        copy: device('copy', { when: PLACE }),
      }}
    />
  )
}
