import { useTranslations } from 'next-intl'
import { countedSentence } from '@/app/_ui/counted'
import { Section } from '@/app/_ui/section'
import { UnsentExport } from './unsent-export'

/** What lies on this device: what works without a line, and answers that the server does not have. */
export function DeviceSection({ userId }: { userId: string }) {
  const t = useTranslations('device')
  const unsent = useTranslations('unsent')
  return (
    <Section id="device" title={t('title')}>
      <p className="text-ink-2">{t('text')}</p>
      <UnsentExport
        userId={userId}
        words={{
          nothing: t('nothing'),
          waiting: countedSentence((count) => unsent('waiting', { count })),
          kept: countedSentence((count) => unsent('kept', { count })),
          export: t('export'),
        }}
      />
    </Section>
  )
}
