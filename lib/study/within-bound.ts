import type { ReadinessForecast } from '@/lib/plan'

/**
 * By chance the middle of the plays may lie a little above what can be expected at best, for in some of them memory is better
 * than is believed: more than that is never promised.
 */
export function withinBound(forecast: ReadinessForecast): ReadinessForecast {
  const { bound, curve } = forecast
  const within = <Band extends { readonly median: number; readonly low: number }>(band: Band): Band => ({
    ...band,
    median: Math.min(band.median, bound),
    low: Math.min(band.low, bound),
  })
  return { ...within(forecast), curve: curve.map(within) }
}
