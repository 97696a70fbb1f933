import type { SettingsRow } from '@/lib/db'
import type { DayLoad } from '@/lib/memory'
import { secondsOfReview, type TodayInput } from '@/lib/plan'

/** The furthest day that an interval of 90 days may be moved to, and one more for a session past the rollover. */
const DAYS_AHEAD = 97

/** What the coming days hold already, in seconds of review at the person's own pace, and how they want the week. */
export function dayLoad(input: TodayInput, settings: SettingsRow): DayLoad {
  const from = input.studyDay + 1
  const seconds = new Array<number>(DAYS_AHEAD).fill(0)
  const byKind = new Map<string, number>()
  for (const { id, kind } of input.cards) {
    const state = input.states.get(id)
    if (state === undefined || !state.met || state.suspended || state.dueDay === null) continue
    const day = state.dueDay - from
    const before = seconds[day]
    if (before === undefined) continue
    // due at the desired retention, so that is the chance with which it is recalled
    const each = byKind.get(kind) ?? secondsOfReview(input.pace, kind, settings.retention)
    byKind.set(kind, each)
    seconds[day] = before + each
  }
  const last = seconds.findLastIndex((sum) => sum > 0)
  return { from, seconds: seconds.slice(0, last + 1).map(Math.round), easyDays: settings.easyDays }
}
