/** Elements that the renderer, KaTeX and the highlighter write. */
const ELEMENTS = new Set([
  ...['p', 'br', 'hr', 'em', 'strong', 'del', 'blockquote', 'ul', 'ol', 'li', 'a', 'code', 'pre', 'div', 'bdi', 'span'],
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'svg', 'path', 'line'],
  ...[
    'math',
    'semantics',
    'annotation',
    'mrow',
    'mi',
    'mn',
    'mo',
    'mtext',
    'mspace',
    'msup',
    'msub',
    'msubsup',
    'mfrac',
  ],
  ...[
    'msqrt',
    'mroot',
    'mover',
    'munder',
    'munderover',
    'mtable',
    'mtr',
    'mtd',
    'mstyle',
    'mpadded',
    'menclose',
    'mphantom',
  ],
])

const ATTRIBUTES = new Set([
  ...['class', 'style', 'href', 'rel', 'start', 'align', 'tabindex', 'role', 'aria-label', 'aria-hidden'],
  ...['xmlns', 'display', 'encoding', 'mathvariant', 'stretchy', 'fence', 'separator', 'scriptlevel', 'displaystyle'],
  ...[
    'width',
    'height',
    'viewbox',
    'preserveaspectratio',
    'd',
    'mathcolor',
    'accent',
    'minsize',
    'maxsize',
    'lspace',
    'rspace',
  ],
  ...['columnalign', 'columnspacing', 'rowspacing', 'linethickness', 'depth', 'voffset', 'notation', 'mathbackground'],
])

const STYLES = new Set([
  ...[
    'height',
    'width',
    'min-width',
    'vertical-align',
    'margin-right',
    'margin-left',
    'margin-top',
    'top',
    'bottom',
    'left',
    'color',
  ],
  ...['padding-left', 'border-bottom-width', 'border-top-width', 'border-right-width', 'position'],
])

/**
 * What in a piece of HTML must not be there: elements, attributes, styles and addresses that nobody writes on purpose.
 * Reads tags as a browser does, save that it takes every `<` for the beginning of one.
 */
export function unsafeParts(html: string): string[] {
  const found: string[] = []
  const tags = /<(\/?)([a-zA-Z][^\s/>]*|[^a-zA-Z/])((?:[^>"']|"[^"]*"|'[^']*')*)>/g
  const texts = html.replace(tags, '')
  if (/</.test(texts)) found.push(`text ${texts.slice(0, 80)}`)
  for (const [, , name = '', rest = ''] of html.matchAll(tags)) {
    if (!ELEMENTS.has(name)) found.push(`<${name}>`)
    for (const [, attribute = '', value = ''] of rest.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*"([^"]*)")?/g)) {
      if (!ATTRIBUTES.has(attribute.toLowerCase())) found.push(`${name} ${attribute}`)
      if (attribute === 'href' && !/^(https?:\/\/|mailto:)/.test(value)) found.push(`href ${value}`)
      if (attribute === 'style') found.push(...unsafeStyles(value))
    }
  }
  return found
}

function unsafeStyles(style: string): string[] {
  return style
    .split(';')
    .filter((rule) => rule !== '')
    .flatMap((rule) => {
      const [name = '', value = ''] = rule.split(':')
      const huge = /(\d+(?:\.\d+)?)em/.exec(value)
      if (!STYLES.has(name) || /url|fixed|absolute/.test(value)) return [`style ${rule}`]
      return Number(huge?.[1] ?? 0) > 200 ? [`size ${rule}`] : []
    })
}
