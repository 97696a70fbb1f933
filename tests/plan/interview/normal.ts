import { hashFraction } from '@/lib/memory'

/** A number from the normal distribution, the same for the same text. @see Box & Muller 1958 */
export function normal(seed: string): number {
  const radius = Math.sqrt(-2 * Math.log(1 - hashFraction(`${seed} r`)))
  return radius * Math.cos(2 * Math.PI * hashFraction(`${seed} a`))
}
