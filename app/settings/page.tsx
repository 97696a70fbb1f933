import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/_ui/shell'
import { language } from '@/app/_server/language'
import { requireUser } from '@/app/_server/session'
import { theme } from '@/app/_server/theme'
import { readSettings } from '@/lib/study'
import { AccountSection } from './account-section'
import { DeviceSection } from './device-section'
import { LimitsSection } from './limits-section'
import { SettingsFields } from './settings-fields'
import { SettingsForm } from './settings-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const user = await requireUser()
  const [settings, reading, look, jar, t] = await Promise.all([
    readSettings(user.userId),
    language(),
    theme(),
    cookies(),
    getTranslations('settings'),
  ])
  return (
    <Shell screen="settings" letters={settings.keys} userId={user.userId}>
      <h1 className="text-xl">{t('title')}</h1>
      <SettingsForm words={{ save: t('save'), saving: t('saving') }}>
        <SettingsFields
          // what the page shows counts, also where it was chosen elsewhere than here
          settings={{ ...settings, language: reading, theme: look }}
          deviceZone={jar.get('zone')?.value}
        />
      </SettingsForm>
      <DeviceSection userId={user.userId} />
      <AccountSection user={user} />
      <LimitsSection />
    </Shell>
  )
}
