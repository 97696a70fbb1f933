import { describe, expect, inject, test } from 'vitest'
import type { InterviewPlanView, QueueAnswer, RolePreset } from '@/lib/study'
import { guest, type Jar } from '../support/guest'
import { serverDay } from '../support/server-day'

const address = inject('address')
const DAY = 86_400_000

const { studyDay } = await serverDay(address)
const dateIn = (days: number): string => new Date((studyDay + days) * DAY).toISOString().slice(0, 10)
const PLAN = {
  date: dateIn(14),
  role: 'segmentation',
  topicWeights: {},
  minutesByWeekday: [10, 10, 10, 10, 10, 10, 10],
  daysOff: [],
  target: 0.9,
}

const send = (jar: Jar | null, method: string, path: string, body?: unknown, origin = address): Promise<Response> =>
  fetch(`${address}/api/plans${path}`, {
    method,
    headers: { origin, 'content-type': 'application/json', ...(jar ? { cookie: jar.header } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const plansOf = async (jar: Jar): Promise<{ plans: InterviewPlanView[]; roles: RolePreset[] }> =>
  (await (await send(jar, 'GET', '')).json()) as never
const made = async (jar: Jar): Promise<string> => {
  const answer = await send(jar, 'POST', '', { v: 1, plan: PLAN })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { plan: InterviewPlanView }).plan.id
}

describe('plans over HTTP', () => {
  test('are made, listed, changed and ended; the queue follows', async () => {
    const jar = await guest(address)
    const id = await made(jar)
    const { plans, roles } = await plansOf(jar)
    expect(plans).toMatchObject([{ id, role: 'segmentation', active: true, endedAt: null }])
    expect(roles.map((role) => role.id)).toContain('mobile')
    const queue = async () =>
      (await (await fetch(`${address}/api/queue?n=1`, { headers: { cookie: jar.header } })).json()) as QueueAnswer
    expect(await queue()).toMatchObject({ counts: { plan: 15, new: 0 }, items: [{ mode: 'plan' }] })

    const changed = await send(jar, 'PUT', `/${id}`, { v: 1, plan: { ...PLAN, name: 'Lab', date: dateIn(20) } })
    expect(await changed.json()).toMatchObject({ v: 1, plan: { id, name: 'Lab', date: dateIn(20) } })
    expect((await send(jar, 'PATCH', `/${id}`, { v: 1, outcome: { feeling: 5, note: '' } })).status).toBe(422)
    expect((await send(jar, 'DELETE', `/${id}`)).status).toBe(204)
    expect((await send(jar, 'DELETE', `/${id}`)).status).toBe(404)
    expect((await send(jar, 'PUT', `/${id}`, { v: 1, plan: PLAN })).status).toBe(409)
    expect(await queue()).toMatchObject({ counts: { plan: 0 } })
  })

  test('are refused with everything that is wrong, and nothing is kept', async () => {
    const jar = await guest(address)
    const wrong = { ...PLAN, date: '2020-01-01', role: 'astronaut', minutesByWeekday: [0, 0, 0, 0, 0, 0, 0] }
    const answer = await send(jar, 'POST', '', { v: 1, plan: wrong })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      code: 'malformed',
      problems: [
        { field: 'date', code: 'date_past' },
        { field: 'role', code: 'unknown_role' },
        { field: 'minutesByWeekday', code: 'no_minutes' },
      ],
      todo: expect.stringContaining('minutesByWeekday'),
    })
    expect((await send(jar, 'POST', '', { v: 1, plan: { ...PLAN, id: 'mine' } })).status).toBe(422)
    expect((await send(jar, 'POST', '', { v: 1, plan: PLAN, more: 1 })).status).toBe(422)
    expect((await plansOf(jar)).plans).toEqual([])
  })

  test('are nobody’s without a session, another’s for nobody, and not to be made from another site', async () => {
    const [jar, other] = [await guest(address), await guest(address)]
    const id = await made(jar)
    expect((await send(null, 'GET', '')).status).toBe(401)
    expect((await send(null, 'POST', '', { v: 1, plan: PLAN })).status).toBe(401)
    expect((await send(other, 'PUT', `/${id}`, { v: 1, plan: PLAN })).status).toBe(404)
    expect((await send(other, 'DELETE', `/${id}`)).status).toBe(404)
    expect((await send(jar, 'POST', '', { v: 1, plan: PLAN }, 'https://elsewhere.example')).status).toBe(403)
    expect((await send(jar, 'DELETE', `/${id}`, undefined, 'https://elsewhere.example')).status).toBe(403)
    expect((await plansOf(jar)).plans).toMatchObject([{ id, active: true }])
  })
})
