'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { now } from '@/app/_server/clock'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { PLAN_LIMITS } from '@/lib/limits'
import { endPlan, listPlans, savePlan, setOutcome, type InterviewPlanView, type PlanInput } from '@/lib/study'

/** More or fewer minutes on every day of a plan that has any. Fields: `plan`, `minutes`. */
export async function changeMinutes(form: FormData): Promise<void> {
  const more = Number(form.get('minutes'))
  if (!Number.isInteger(more)) return
  await change(form, ({ minutesByWeekday }) => ({
    minutesByWeekday: minutesByWeekday.map((minutes) =>
      minutes > 0 ? Math.min(PLAN_LIMITS.minutesPerDay.limit, Math.max(1, minutes + more)) : 0,
    ),
  }))
}

/** Takes a day off, or back. Fields: `plan`, `day` as a date. */
export async function toggleDayOff(form: FormData): Promise<void> {
  const date = String(form.get('day'))
  await change(form, ({ daysOff }) => ({
    daysOff: daysOff.includes(date) ? daysOff.filter((one) => one !== date) : [...daysOff, date],
  }))
}

/** Leaves a topic and all below it out of a plan. Fields: `plan`, `topic`. */
export async function leaveOut(form: FormData): Promise<void> {
  const topic = String(form.get('topic'))
  await change(form, ({ topicWeights }) => ({ topicWeights: { ...topicWeights, [topic]: 0 } }))
}

/** Ends a plan; the cards and their due days stay as they are. Field: `plan`. */
export async function endThisPlan(form: FormData): Promise<void> {
  const user = await currentUser()
  if (!user) redirect('/')
  await endPlan(user.userId, String(form.get('plan')), now())
  redirect('/interview')
}

/** Keeps how an interview went. Fields: `plan`, `feeling` from 1 to 5, `note`. */
export async function keepOutcome(form: FormData): Promise<void> {
  const user = await currentUser()
  if (!user) redirect('/')
  const note = form.get('note')
  await setOutcome(user.userId, await reader(), String(form.get('plan')), {
    feeling: Number(form.get('feeling')),
    note: typeof note === 'string' ? note.slice(0, PLAN_LIMITS.noteCharacters.limit) : '',
  })
  revalidatePath('/', 'layout')
}

/** Changes a part of a plan that stands; where it no longer does, the page is shown as it is now. */
async function change(form: FormData, part: (plan: InterviewPlanView) => Partial<PlanInput>): Promise<void> {
  const user = await currentUser()
  if (!user) redirect('/')
  const asking = await reader()
  const id = String(form.get('plan'))
  const plan = (await listPlans(user.userId, asking)).find((one) => one.id === id)
  if (plan !== undefined) {
    const { name, date, role, topicWeights, minutesByWeekday, daysOff, target } = plan
    const whole = { name, date, role, topicWeights, minutesByWeekday: [...minutesByWeekday], daysOff: [...daysOff] }
    await savePlan(user.userId, asking, { id, ...whole, target, ...part(plan) })
  }
  revalidatePath('/', 'layout')
}
