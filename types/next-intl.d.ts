import type { Language, Messages } from '@/lib/i18n'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language
    Messages: Messages
  }
}
