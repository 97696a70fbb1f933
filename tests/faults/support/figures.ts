import { appendFileSync } from 'node:fs'

/** Notes what a fault did, for the table that `npm run faults` ends with. */
export function figures(fault: string, what: string, seen: Readonly<Record<string, number | string>>): void {
  const file = process.env['RECEPTIVE_FAULTS_FIGURES']
  if (file) appendFileSync(file, `${JSON.stringify({ fault, what, seen })}\n`)
}
