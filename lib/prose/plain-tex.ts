const SYMBOLS: Readonly<Record<string, string>> = {
  times: '×',
  cdot: '·',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  approx: '≈',
  pm: '±',
  to: '→',
  mapsto: '↦',
  infty: '∞',
  sum: '∑',
  prod: '∏',
  sqrt: '√',
  in: '∈',
  dots: '…',
  ldots: '…',
  cdots: '⋯',
  lfloor: '⌊',
  rfloor: '⌋',
  lceil: '⌈',
  rceil: '⌉',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  phi: 'φ',
  omega: 'ω',
  Delta: 'Δ',
  Sigma: 'Σ',
  Phi: 'Φ',
  left: '',
  right: '',
  quad: ' ',
  qquad: ' ',
  text: '',
  mathrm: '',
  mathbf: '',
  mathbb: '',
  operatorname: '',
}

const FRACTION = /\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g

/**
 * A formula as a line of plain text, as one would type it: `\frac{k-1}{2}` as `(k-1)/2`. Good enough for a list; what it
 * does not know keeps its name.
 */
export function plainTex(tex: string): string {
  return tex
    .replace(FRACTION, (_, above: string, below: string) => `${bracketed(above)}/${bracketed(below)}`)
    .replace(
      /\\([a-zA-Z]+)( *)/g,
      (_, name: string, space: string) => symbol(name) + (symbol(name) === '' ? '' : space),
    )
    .replace(/\\[,;:!]/g, '')
    .replace(/\\(.)/g, '$1')
    .replace(/[{}]/g, '')
    .trim()
}

function symbol(name: string): string {
  return SYMBOLS[name] ?? name
}

function bracketed(part: string): string {
  return /[-+ ]/.test(part.trim()) ? `(${part.trim()})` : part.trim()
}
