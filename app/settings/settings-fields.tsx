import { useTranslations } from 'next-intl'
import { PLACE } from '@/app/_ui/counted'
import { SelectField, TextField } from '@/app/_ui/field'
import { Section } from '@/app/_ui/section'
import { formatHour } from '@/lib/i18n'
import type { SettingsView } from '@/lib/study'
import type { ReactNode } from 'react'
import { EasyDays } from './easy-days'
import { NEW_PLACES, ORDERS, RANGES } from './read-form'
import { RetentionField } from './retention-field'
import { writeSteps } from './steps'

interface SettingsFieldsProps {
  settings: SettingsView
  /** the zone this browser names, where it has said so */
  deviceZone: string | undefined
  /** what stands beside a choice: what it would move, what it costs */
  beside: { easyDays: ReactNode; retention: ReactNode }
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** All that a person can choose, in the order in which one meets it. */
export function SettingsFields({ settings, deviceZone, beside }: SettingsFieldsProps) {
  const t = useTranslations('settings')
  const look = useTranslations('look')
  return (
    <>
      <Section id="reading" title={t('reading')}>
        <SelectField
          name="language"
          label={t('language')}
          note={t('languageNote')}
          defaultValue={settings.language}
          width="max-w-xs"
        >
          <option value="en" lang="en">
            {t('english')}
          </option>
          <option value="zh" lang="zh-Hans">
            {t('chinese')}
          </option>
        </SelectField>
        <SelectField name="theme" label={t('theme')} defaultValue={settings.theme} width="max-w-xs">
          {(['auto', 'light', 'dark'] as const).map((name) => (
            <option key={name} value={name}>
              {look(name)}
            </option>
          ))}
        </SelectField>
      </Section>
      <Section id="day" title={t('day')}>
        <SelectField
          name="rolloverHour"
          label={t('rollover')}
          note={t('rolloverNote')}
          defaultValue={String(settings.rolloverHour)}
          width="max-w-40"
        >
          {HOURS.map((hour) => (
            <option key={hour} value={hour}>
              {formatHour(hour)}
            </option>
          ))}
        </SelectField>
        <SelectField name="zone" label={t('zone')} defaultValue={settings.zone} width="max-w-xs">
          <option value="auto">
            {deviceZone === undefined ? t('zoneAuto') : t('zoneAutoIs', { zone: deviceZone })}
          </option>
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
      </Section>
      <Section id="amount" title={t('amount')}>
        <TextField
          name="newPerDay"
          label={t('newPerDay')}
          note={t('newPerDayNote')}
          after={<span className="text-sm text-ink-2">{t('perDay')}</span>}
          defaultValue={settings.newPerDay}
          inputMode="numeric"
          width="w-28"
        />
        <TextField
          name="reviewsPerDay"
          label={t('reviewsPerDay')}
          note={t('reviewsPerDayNote')}
          after={<span className="text-sm text-ink-2">{t('perDay')}</span>}
          defaultValue={settings.reviewsPerDay}
          inputMode="numeric"
          width="w-28"
        />
        <SelectField
          name="newPlace"
          label={t('newPlace')}
          note={t('newPlaceNote')}
          defaultValue={settings.newPlace}
          width="max-w-xs"
        >
          {NEW_PLACES.map((place) => (
            <option key={place} value={place}>
              {t(`newPlaces.${place}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="order"
          label={t('order')}
          note={t('orderNote')}
          defaultValue={settings.order}
          width="max-w-xs"
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`orders.${order}`)}
            </option>
          ))}
        </SelectField>
      </Section>
      <Section id="easyDays" title={t('easyDays')}>
        <EasyDays easyDays={settings.easyDays} />
        {beside.easyDays}
      </Section>
      <Section id="memory" title={t('memory')}>
        <RetentionField
          defaultValue={Math.round(settings.retention * 100)}
          min={Math.round(RANGES.retention.min)}
          max={Math.round(RANGES.retention.max)}
          words={{
            label: t('retention'),
            of: t('retentionOf', { n: PLACE }),
            low: t('retentionLow'),
            middle: t('retentionMiddle'),
            high: t('retentionHigh'),
            note: t('retentionNote'),
          }}
        />
        {beside.retention}
        <TextField
          name="maxIntervalDays"
          label={t('maxInterval')}
          note={t('maxIntervalNote')}
          after={<span className="text-sm text-ink-2">{t('days')}</span>}
          defaultValue={settings.maxIntervalDays}
          inputMode="numeric"
          width="w-28"
        />
        <TextField
          name="steps"
          label={t('steps')}
          note={t('stepsNote')}
          defaultValue={writeSteps(settings.steps)}
          autoComplete="off"
          width="max-w-xs w-full"
        />
        <TextField
          name="relearningSteps"
          label={t('relearningSteps')}
          note={t('relearningStepsNote')}
          defaultValue={writeSteps(settings.relearningSteps)}
          autoComplete="off"
          width="max-w-xs w-full"
        />
      </Section>
      <Section id="keyboard" title={t('keyboard')}>
        <div>
          <label className="flex min-h-11 items-center gap-3 font-semibold">
            <input
              type="checkbox"
              role="switch"
              name="keys"
              defaultChecked={settings.keys}
              aria-describedby="keys-note"
              className="switch"
            />
            {t('keys')}
          </label>
          <p id="keys-note" className="max-w-measure text-sm text-ink-2">
            {t('keysNote')}
          </p>
        </div>
      </Section>
    </>
  )
}
