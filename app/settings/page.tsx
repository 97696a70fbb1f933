import type { Metadata } from 'next'
import Link from 'next/link'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/_ui/shell'
import { language } from '@/app/_server/language'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { theme } from '@/app/_server/theme'
import { memoryModels, readSettings, trainingState, workloadCurves } from '@/lib/study'
import { AccountSection } from './account-section'
import { DeviceSection } from './device-section'
import { LimitsSection } from './limits-section'
import { ModelSection } from './model-section'
import { ModelWorkload } from './model-workload'
import { SettingsFields } from './settings-fields'
import { SettingsForm } from './settings-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const user = await requireUser()
  const asking = await reader()
  const [settings, reading, look, jar, known, asked, t, model, workload] = await Promise.all([
    readSettings(user.userId),
    language(),
    theme(),
    cookies(),
    memoryModels(user.userId, asking),
    searchParams,
    getTranslations('settings'),
    getTranslations('model'),
    getTranslations('workload'),
  ])
  const curves = asked['workload'] === undefined ? null : await workloadCurves(user.userId, asking)
  const movesLink = (reason: 'retention' | 'easyDays') => (
    <Link
      href={{ pathname: '/settings/moves', query: { reason } }}
      prefetch={false}
      className="link inline-block py-2 text-sm"
    >
      {model('movesLink')}
    </Link>
  )
  return (
    <Shell screen="settings" letters={settings.keys} userId={user.userId}>
      <h1 className="text-xl">{t('title')}</h1>
      <SettingsForm words={{ save: t('save'), saving: t('saving') }}>
        <SettingsFields
          // what the page shows counts, also where it was chosen elsewhere than here
          settings={{ ...settings, language: reading, theme: look }}
          deviceZone={jar.get('zone')?.value}
          beside={{
            easyDays: <p>{movesLink('easyDays')}</p>,
            retention: (
              <div id="workload">
                <p className="flex flex-wrap gap-x-6">
                  {curves === null ? (
                    <Link
                      href="/settings?workload=1#workload"
                      prefetch={false}
                      scroll={false}
                      className="link inline-block py-2 text-sm"
                    >
                      {workload('link')}
                    </Link>
                  ) : null}
                  {movesLink('retention')}
                </p>
                {curves === null ? null : <ModelWorkload curves={curves} />}
              </div>
            ),
          }}
        />
      </SettingsForm>
      <ModelSection userId={user.userId} training={trainingState(user.userId)} known={known} />
      <DeviceSection userId={user.userId} />
      <AccountSection user={user} />
      <LimitsSection />
    </Shell>
  )
}
