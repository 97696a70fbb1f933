import type { Network } from '@/lib/engine'
import type { FigureValues } from '@/lib/figure'

type Plain = number | readonly number[] | ((...values: number[]) => number)

/** Values of a figure's places as they are, without a card's expressions. */
export function plainValues(
  places: Readonly<Record<string, Plain>>,
  networks: Readonly<Record<string, Network>> = {},
): FigureValues {
  const at = (field: string): Plain => {
    const value = places[field]
    if (value === undefined) throw new Error(`no value for ${field}`)
    return value
  }
  const number = (field: string): number => {
    const value = at(field)
    if (typeof value !== 'number') throw new Error(`${field} is no number`)
    return value
  }
  return {
    network: (name) => {
      const network = networks[name]
      if (network === undefined) throw new Error(`no network ${name}`)
      return network
    },
    number,
    whole: number,
    numbers: (field) => {
      const value = at(field)
      return typeof value === 'number' ? [value] : (value as readonly number[])
    },
    formula: (field) => {
      const value = at(field)
      if (typeof value !== 'function') throw new Error(`${field} is no function`)
      return value
    },
  }
}
