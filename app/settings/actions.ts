'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { now } from '@/app/_server/clock'
import { LANGUAGE_COOKIE } from '@/app/_server/language'
import { currentUser } from '@/app/_server/session'
import { THEME_COOKIE } from '@/app/_server/theme'
import { becomeAccount, signOut } from '@/lib/auth'
import { problemSentence } from '@/lib/i18n'
import { saveSettings } from '@/lib/study'
import { readSettingsForm } from './read-form'

const YEAR_S = 365 * 24 * 60 * 60

/** How the last try to save went, in words; `problems` are sentences by the name of their field. */
export interface SaveState {
  readonly said: string
  readonly problems: Readonly<Record<string, string>>
}

/** Saves the form of the settings, whole or not at all. */
export async function saveSettingsForm(_before: SaveState, form: FormData): Promise<SaveState> {
  const user = await currentUser()
  if (!user) redirect('/')
  const reading = readSettingsForm(form)
  if (!reading.ok) return notSaved(await worded(Object.entries(reading.problems)))
  const result = await saveSettings(user.userId, reading.patch)
  if (!result.ok) {
    return notSaved(await worded(result.problems.map((problem) => [problem.field, problem])))
  }
  const jar = await cookies()
  const options = { path: '/', maxAge: YEAR_S, sameSite: 'lax' } as const
  jar.set(LANGUAGE_COOKIE, reading.patch.language, options)
  jar.set(THEME_COOKIE, reading.patch.theme, options)
  revalidatePath('/', 'layout')
  return {
    said: (await getTranslations({ locale: reading.patch.language, namespace: 'settings' }))('saved'),
    problems: {},
  }
}

async function notSaved(problems: Record<string, string>): Promise<SaveState> {
  const t = await getTranslations('settings')
  return { said: t('notSaved', { count: Object.keys(problems).length }), problems }
}

/** A refusal to make an account, in words, beside the field it belongs to. */
export interface AccountRefusal {
  readonly field: 'email' | 'password' | 'form'
  readonly sentence: string
}

/**
 * Makes an account of the guest who asks. The guest's sessions end with it, so the page signs in anew.
 *
 * @param input - e-mail and password, checked by the room that keeps them
 * @returns null when it is made
 */
export async function makeAccount(input: { email: string; password: string }): Promise<AccountRefusal | null> {
  await currentUser()
  const result = await becomeAccount(input, now())
  if (result.ok) return null
  const words = await worded([[result.field, result]])
  return { field: result.field, sentence: words[result.field] ?? '' }
}

/** Ends this session. What lies on the device is cleared by the page, once it is ended. */
export async function leave(): Promise<void> {
  if (await currentUser()) await signOut(now())
}

async function worded(
  problems: readonly (readonly [string, { code: string; values: Readonly<Record<string, string | number>> }])[],
): Promise<Record<string, string>> {
  const t = await getTranslations()
  return Object.fromEntries(
    problems.map(([field, { code, values }]) => {
      const sentence = problemSentence(code, values)
      return [field, t(sentence.key, sentence.values)]
    }),
  )
}
