'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { savePlan } from '@/lib/study'
import { problemWords } from './problem-words'
import { readPlanForm } from './read-plan-form'

/** How the last try to save went, in words; `problems` are sentences by the name of their field. */
export interface PlanFormState {
  readonly said: string
  readonly problems: Readonly<Record<string, string>>
  /** what was typed, for the page to show it again where no script keeps it; null before the first try */
  readonly typed: Readonly<Record<string, string>> | null
}

/** Makes a plan of the form, or changes the one that it names, and goes to it. */
export async function savePlanForm(_before: PlanFormState, form: FormData): Promise<PlanFormState> {
  const user = await currentUser()
  if (!user) redirect('/')
  const reading = readPlanForm(form)
  if (!reading.ok) return notSaved(form, Object.entries(reading.problems))
  const result = await savePlan(user.userId, await reader(), reading.plan)
  if (!result.ok)
    return notSaved(
      form,
      result.problems.map((problem) => [problem.field, problem]),
    )
  redirect(result.plan.active ? '/interview' : `/interview?plan=${result.plan.id}`)
}

async function notSaved(
  form: FormData,
  problems: readonly (readonly [field: string, problem: Parameters<typeof problemWords>[0]])[],
): Promise<PlanFormState> {
  const t = await getTranslations('interview')
  const words = await Promise.all(
    problems.map(async ([field, problem]) => [FIELDS[field] ?? field, await problemWords(problem)] as const),
  )
  const { id, ...fields } = Object.fromEntries(words)
  return {
    said: id ?? t('form.notSaved', { count: Object.keys(fields).length }),
    problems: fields,
    typed: Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  }
}

/** Where the form shows what concerns several of its fields. */
const FIELDS: Readonly<Record<string, string>> = { minutesByWeekday: 'minutes', topicWeights: 'weights' }
