import { store, type SettingsRow, type UserId } from '@/lib/db'
import { addDays, dayStart, isZone, studyDay, type Day } from '@/lib/time'
import type { Reader } from './reader'

/** Where a person stands in time. */
export interface StudyTime {
  readonly zone: string
  readonly studyDay: Day
  /** when this study day began and when the next one begins, milliseconds UTC */
  readonly beganAt: number
  readonly rolloverAt: number
}

/** The study day a reader is in: by the zone they chose, else the browser's, else that of their last answer. */
export async function studyTime(userId: UserId, settings: SettingsRow, reader: Reader): Promise<StudyTime> {
  const zone = zoneOf(settings, reader.zone) ?? (await lastZone(userId)) ?? 'UTC'
  const day = studyDay(reader.now, zone, settings.rolloverHour)
  return {
    zone,
    studyDay: day,
    beganAt: dayStart(day, zone, settings.rolloverHour),
    rolloverAt: dayStart(addDays(day, 1), zone, settings.rolloverHour),
  }
}

/** The zone chosen in the settings, or the one a browser names where they say `auto`; null where that is none. */
export function zoneOf(settings: SettingsRow, device: string | undefined): string | null {
  if (settings.zone !== 'auto') return settings.zone
  return device !== undefined && isZone(device) ? device : null
}

async function lastZone(userId: UserId): Promise<string | null> {
  const zone = await store().log.lastZone(userId)
  return zone !== null && isZone(zone) ? zone : null
}
