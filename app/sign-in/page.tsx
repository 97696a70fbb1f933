import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Front } from '@/app/_ui/front'
import { RESET_COMMAND } from '@/app/_ui/reset-command'
import { StartGuest } from '@/app/_ui/start-guest'
import { currentUser } from '@/app/_server/session'
import { SignInForm } from './sign-in-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

export default async function SignInPage() {
  const user = await currentUser()
  if (user && !user.guest) redirect('/')
  const [t, first, account] = await Promise.all([
    getTranslations('signIn'),
    getTranslations('first'),
    getTranslations('account'),
  ])
  return (
    <Front>
      <div className="grid gap-12 pt-8 md:grid-cols-[24rem_minmax(0,1fr)] md:gap-20 md:pt-16">
        <section>
          <h1 className="text-2xl">{t('title')}</h1>
          {user ? <p className="mt-3 text-ink-2">{t('alreadyGuest')}</p> : null}
          <SignInForm
            words={{
              email: account('email'),
              password: account('password'),
              show: account('show'),
              hide: account('hide'),
              submit: t('submit'),
              submitting: t('submitting'),
              refused: t('wrong'),
              slowDown: t('slowDown'),
              unreachable: t('unreachable'),
              failed: t('failed'),
            }}
          />
        </section>
        <div className="space-y-10 md:pt-16">
          {user ? null : (
            <section>
              <h2 className="text-md">{t('or')}</h2>
              <p className="mt-1 mb-4 max-w-measure text-ink-2">{t('guestNote')}</p>
              <StartGuest
                look="button-quiet"
                words={{
                  start: t('guest'),
                  starting: first('starting'),
                  unreachable: first('unreachable'),
                  slowDown: first('tooMany'),
                  failed: first('failed'),
                }}
              />
            </section>
          )}
          <section>
            <h2 className="text-md">{t('forgottenTitle')}</h2>
            <p className="mt-1 max-w-measure text-ink-2">{t('forgotten')}</p>
            <p className="mt-2">
              <code className="rounded bg-sunk px-2 py-1 text-sm">{RESET_COMMAND}</code>
            </p>
          </section>
        </div>
      </div>
    </Front>
  )
}
