import { useTranslations } from 'next-intl'
import { countedSentence } from '@/app/_ui/counted'
import { RESET_COMMAND } from '@/app/_ui/reset-command'
import { Section } from '@/app/_ui/section'
import { leastCharacters, type SignedIn } from '@/lib/auth'
import { LIMITS } from '@/lib/limits'
import { AccountForm } from './account-form'
import { SignOut } from './sign-out'

/** For a guest the way to an account; for an account its e-mail; for both the way out. */
export function AccountSection({ user }: { user: SignedIn }) {
  const t = useTranslations('account')
  return (
    <Section id="account" title={t('title')}>
      {user.guest ? (
        <>
          <p className="text-ink-2">{t('guest')}</p>
          <AccountForm
            words={{
              email: t('email'),
              emailNote: t('emailNote'),
              password: t('password'),
              passwordNote: t('passwordNote', { min: leastCharacters(), max: LIMITS.passwordMaxCharacters.limit }),
              show: t('show'),
              hide: t('hide'),
              make: t('make'),
              making: t('making'),
              unreachable: t('unreachable'),
            }}
          />
        </>
      ) : (
        <p>
          <span className="block text-sm text-ink-2">{t('signedInAs')}</span>
          <span className="font-semibold">{user.email}</span>
        </p>
      )}
      <SignOut
        userId={user.userId}
        guest={user.guest}
        words={{
          signOut: t(user.guest ? 'signOutGuest' : 'signOut'),
          unsent: countedSentence((count) => t(user.guest ? 'unsentGuest' : 'unsent', { count })),
          send: t('unsentSend'),
          sending: t('unsentSending'),
          export: t('unsentExport'),
          unreachable: t('signOutUnreachable'),
          loss: user.guest ? t('signOutGuestNote') : '',
          confirm: t(user.guest ? 'signOutGuestConfirm' : 'unsentConfirm'),
          cancel: t('cancel'),
        }}
      />
      <p className="text-sm text-ink-2">
        {t('forgotten')} <code className="rounded bg-sunk px-1.5 py-0.5 whitespace-nowrap">{RESET_COMMAND}</code>
      </p>
    </Section>
  )
}
