/** The parts of ICU MessageFormat that the catalogues use: arguments, plurals, selections. */
export interface IcuMessage {
  /** names of arguments with how each is used: `argument`, `number`, `plural` … */
  readonly parameters: ReadonlyMap<string, string>
  /** the text that a person reads, every branch, without arguments */
  readonly text: string
}

/**
 * Reads a message of a catalogue.
 *
 * @throws Error when braces do not match or a plural has no `other`
 */
export function readIcu(message: string): IcuMessage {
  const parameters = new Map<string, string>()
  let at = 0
  const readMessage = (nested: boolean): string => {
    let text = ''
    while (at < message.length) {
      const char = message[at]
      if (char === '}') {
        if (!nested) throw new Error(`a } too many in ${message}`)
        return text
      }
      at += 1
      text += char === '{' ? readArgument() : (char ?? '')
    }
    if (nested) throw new Error(`a { is not closed in ${message}`)
    return text
  }
  const readArgument = (): string => {
    const name = /^\s*(\w+)\s*/.exec(message.slice(at))
    if (!name) throw new Error(`no name after { in ${message}`)
    at += name[0].length
    const type = /^,\s*(\w+)\s*,?\s*/.exec(message.slice(at))
    at += type?.[0].length ?? 0
    parameters.set(name[1] ?? '', type?.[1] ?? 'argument')
    let text = ''
    const selectors: string[] = []
    for (;;) {
      const branch = /^\s*(=?\w+)\s*\{/.exec(message.slice(at))
      if (!branch) break
      selectors.push(branch[1] ?? '')
      at += branch[0].length
      text += ` ${readMessage(true)}`
      at += 1
    }
    if (type && type[1] !== 'number' && !selectors.includes('other')) throw new Error(`no "other" in ${message}`)
    if (message[at] !== '}') throw new Error(`an argument is not closed in ${message}`)
    at += 1
    return text
  }
  return { text: readMessage(false), parameters }
}

/** The messages of a catalogue by their full names. */
export function flatMessages(catalogue: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${name}`, value] as const]
        : [...flatMessages(value as object, `${prefix}${name}.`)],
    ),
  )
}
