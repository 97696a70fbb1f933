import type { CardMemory } from '@/lib/memory'
import { addDays, dayStart } from '@/lib/time'
import { followedOn } from './interview-plans'
import type { LoadedDay } from './load-day'
import { todaysPlan } from './todays-plan'

/**
 * A later day as it will be loaded: its times, its plan, and the states that hold by then. The last instant of it is the cutoff.
 *
 * @param ahead - days from today; 0 is today to its end
 */
export function dayAhead(today: LoadedDay, states: ReadonlyMap<string, CardMemory>, ahead: number): LoadedDay {
  const { settings, time } = today
  const studyDay = addDays(time.studyDay, ahead)
  const rolloverAt = dayStart(addDays(studyDay, 1), time.zone, settings.rolloverHour)
  const { plan: _, ...todaysInput } = today.input
  const input = {
    ...todaysInput,
    states,
    todays: ahead === 0 ? today.input.todays : [],
    studyDay,
    cutoff: rolloverAt - 1,
  }
  const plan = followedOn(studyDay, today.plans)
  return {
    ...today,
    time: { ...time, studyDay, beganAt: dayStart(studyDay, time.zone, settings.rolloverHour), rolloverAt },
    input: plan === null ? input : { ...input, plan: todaysPlan({ ...today, input }, plan) },
  }
}
