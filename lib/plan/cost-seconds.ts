/** Nobody reads a card in less; and a second must never cost nothing. */
const LEAST_SECONDS = 1

/** Mean seconds as a plan counts on them, to tenths: what is made from them is kept, and they change a little each day. */
export function costSeconds(mean: number): number {
  return Math.max(LEAST_SECONDS, Math.round(mean * 10) / 10)
}
