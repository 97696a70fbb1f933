/** A template's name as a symbol: `k` as it is, `k1` with an index, a Greek letter by its name, longer names upright. */
export function nameTex(name: string): string {
  const [, letters = name, index = ''] = /^([A-Za-z]+?)_?(\d*)$/.exec(name) ?? []
  const letter = GREEK[letters] ?? (letters.length === 1 ? letters : `\\mathrm{${letters.replaceAll('_', '\\_')}}`)
  return index === '' ? letter : `${letter}_{${index}}`
}

const GREEK: Readonly<Record<string, string>> = {
  alpha: '\\alpha',
  beta: '\\beta',
  gamma: '\\gamma',
  delta: '\\delta',
  eps: '\\varepsilon',
  lambda: '\\lambda',
  mu: '\\mu',
  rho: '\\rho',
  sigma: '\\sigma',
  tau: '\\tau',
}
