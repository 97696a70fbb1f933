const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }

// what a person may write for them, after folding of case and width
const WRITTEN: Readonly<Record<string, keyof typeof UNITS>> = {
  s: 's',
  sec: 's',
  秒: 's',
  m: 'm',
  min: 'm',
  分: 'm',
  分钟: 'm',
  h: 'h',
  时: 'h',
  小时: 'h',
  d: 'd',
  天: 'd',
}

const LONGEST_S = 365 * 86_400

/** At most so many steps. */
export const MOST_STEPS = 10

/** Steps as read, or the first part that is none. */
export type StepsReading =
  { readonly ok: true; readonly steps: readonly number[] } | { readonly ok: false; readonly at: string }

/**
 * Reads learning steps as people write them: `1m 10m`, `30s, 5 min`, `1分钟 10分钟`. A bare number is minutes.
 *
 * @param text - as typed; empty for no steps
 * @returns seconds, each whole, from one second to a year; at most {@link MOST_STEPS}
 */
export function readSteps(text: string): StepsReading {
  const folded = text.normalize('NFKC').toLowerCase().slice(0, 200)
  const parts = folded
    .replace(/(\d)\s+(?=[^\d\s,;、])/gu, '$1')
    .split(/[\s,;、]+/u)
    .filter(Boolean)
  const steps: number[] = []
  for (const part of parts) {
    const [, amount = '', unit = ''] = /^(\d{1,8})(\D*)$/u.exec(part) ?? []
    const seconds = Number(amount) * (UNITS[unit === '' ? 'm' : (WRITTEN[unit] ?? '')] ?? 0)
    if (amount === '' || seconds < 1 || seconds > LONGEST_S || steps.length === MOST_STEPS)
      return { ok: false, at: part }
    steps.push(seconds)
  }
  return { ok: true, steps }
}

/**
 * Writes steps as {@link readSteps} reads them, each in its largest whole unit: `90s 10m 1h`.
 *
 * @param steps - seconds
 */
export function writeSteps(steps: readonly number[]): string {
  return steps.map(writeStep).join(' ')
}

function writeStep(seconds: number): string {
  const unit = (['d', 'h', 'm'] as const).find((name) => seconds % (UNITS[name] ?? 1) === 0) ?? 's'
  return `${seconds / (UNITS[unit] ?? 1)}${unit}`
}
