import { ACTIVITY_DAYS, type ActivityDays } from '@/lib/study'

/** How far back reviews and minutes are asked for; the fewest days where the address says nothing that is known. */
export function readDays(asked: string | string[] | null | undefined): ActivityDays {
  return ACTIVITY_DAYS.find((days) => String(days) === asked) ?? ACTIVITY_DAYS[0]
}
