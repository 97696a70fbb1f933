import { useLocale, useTranslations } from 'next-intl'
import { htmlLanguage, otherLanguage } from '@/lib/i18n'
import { Icon } from './icon'
import { LanguageSwitch } from './language-switch'
import { ThemeSwitch } from './theme-switch'

/**
 * The switches for language and theme.
 *
 * @param theme - what the cookie says
 */
export function Look({ theme }: { theme: 'auto' | 'light' | 'dark' }) {
  const t = useTranslations('look')
  const other = otherLanguage(useLocale())
  return (
    <div className="flex items-center gap-1 text-xs">
      <LanguageSwitch
        to={other}
        name={t('languageOther')}
        nameLanguage={htmlLanguage(other)}
        className="min-h-8 rounded px-2 whitespace-nowrap text-ink-2 hover:text-ink pointer-coarse:min-h-11"
      />
      <ThemeSwitch
        theme={theme}
        label={t('theme')}
        choices={[
          { theme: 'auto', name: t('auto'), icon: <Icon name="auto" size={16} /> },
          { theme: 'light', name: t('light'), icon: <Icon name="light" size={16} /> },
          { theme: 'dark', name: t('dark'), icon: <Icon name="dark" size={16} /> },
        ]}
      />
    </div>
  )
}
