import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileText, fillText, plainText, ProseError } from '@/lib/prose'
import type { CompileOptions, HoleText } from '@/lib/prose'
import { unsafeParts } from './safe-html'

const hole = (number: number): string => `\uE000${number}\uE001`
const value = (text: string, tex = text): HoleText => ({ text, tex })

function html(text: string, options?: CompileOptions, values: HoleText[] = []): string {
  return fillText(compileText(text, options), values)
}

function refusal(text: string): string {
  try {
    compileText(text)
    return 'rendered'
  } catch (error) {
    if (error instanceof ProseError) return `${error.code} ${error.limit} ${error.found}`
    throw error
  }
}

describe('Markdown', () => {
  test.each([
    ['a *b* **c** `d` ~~e~~', '<p>a <em>b</em> <strong>c</strong> <code>d</code> <del>e</del></p>'],
    ['about ~5 of ~10', '<p>about ~5 of ~10</p>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
    ['> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['a  \nb', '<p>a<br>\nb</p>'],
    ['1 < 2 & 3', '<p>1 &#x3C; 2 &#x26; 3</p>'],
    ['# a', '<h2>a</h2>'],
    ['###### a', '<h6>a</h6>'],
    ['    a', '<p>a</p>'],
    ['a\n---', '<p>a</p>\n<hr>'],
    ['- [x] a', '<ul>\n<li> a</li>\n</ul>'],
    ['中文，**重点**。', '<p>中文，<strong>重点</strong>。</p>'],
  ])('%j becomes %s', (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test('links lead to the web and to mail, without a word about where one comes from', () => {
    expect(html('[a](https://arxiv.org/abs/1603.05027 "t")')).toBe(
      '<p><a href="https://arxiv.org/abs/1603.05027" rel="noopener noreferrer">a</a></p>',
    )
    expect(html('see https://distill.pub.')).toContain('<a href="https://distill.pub" rel="noopener noreferrer">')
    expect(html('<a@b.example>')).toContain('href="mailto:a@b.example"')
    expect(html('[a](ftp://b) [c](/d) [e](#f)')).toBe('<p>a c e</p>')
  })

  test('a table can be scrolled by the keyboard and is named in the language; a header without a name is a cell', () => {
    const table = html('| a | |\n| :-: | - |\n| 1 | 2 |', { lang: 'zh' })
    expect(table).toContain('<div class="prose-table" tabindex="0" role="group" aria-label="表格"><table>')
    expect(table).toContain('<th align="center">a</th>\n<td></td>')
  })
})

describe('phrases', () => {
  test('a single paragraph loses its frame, anything longer keeps it', () => {
    expect(html('a *b*', { inline: true })).toBe('a <em>b</em>')
    expect(html('a\n\nb', { inline: true })).toBe('<p>a</p>\n<p>b</p>')
  })
})

describe('holes', () => {
  const values = [value('12'), value('−7/2', '-\\tfrac{7}{2}')]

  test('stand in text, in emphasis, in code spans and code blocks', () => {
    expect(html(`**${hole(0)}×${hole(0)}**, \`k=${hole(1)}\``, {}, values)).toBe(
      '<p><strong>12×12</strong>, <code>k=−7/2</code></p>',
    )
    expect(html(`\`\`\`python\nConv2d(3, ${hole(0)})\n\`\`\``, {}, values)).toContain(', 12)')
  })

  test('stand in formulas with braces of their own, so that a power is one of the whole number', () => {
    const formula = html(`$2^${hole(0)}$`, {}, values)
    expect(formula).toContain('<annotation encoding="application/x-tex">2^{12}</annotation>')
    expect(formula).not.toContain('katex-error')
  })

  test('leave finished what has no value in it', () => {
    const { pieces } = compileText(`$k$ is ${hole(3)}, $n=${hole(1)}$`, { inline: true })
    expect(pieces.slice(1)).toEqual([{ hole: 3 }, ', ', { tex: `n=${hole(1)}`, display: false }])
    expect(pieces[0]).toContain('class="katex"')
  })

  test('survive being kept as JSON', () => {
    const compiled = compileText(`a ${hole(0)} $${hole(1)}$`)
    expect(fillText(JSON.parse(JSON.stringify(compiled)) as typeof compiled, values)).toBe(fillText(compiled, values))
  })

  test('take a value as text and never as markup', () => {
    expect(html(hole(0), {}, [value('<b>&"*x*')])).toBe('<p>&lt;b&gt;&amp;&quot;*x*</p>')
    expect(unsafeParts(html(`$${hole(0)}$`, {}, [value('', '\\href{javascript:alert(1)}{x}')]))).toEqual([])
  })

  test('are refused where no value could be shown', () => {
    expect(refusal(`[a](https://b.example/${hole(0)})`)).toBe('hole_lost 0 0')
    expect(refusal(`a\n\n[b]: https://b.example/${hole(2)}`)).toBe('hole_lost 0 2')
  })

  test('without a value mean that text and instance do not belong together', () => {
    expect(() => html(hole(1), {}, [value('1')])).toThrow(ProseError)
  })
})

describe('formulas', () => {
  test('are HTML for the eye and MathML for a screen reader', () => {
    const formula = html('$\\frac{k-1}{2}$')
    expect(formula).toContain('<math xmlns')
    expect(formula).toContain('class="katex-html" aria-hidden="true"')
  })

  test('on lines of their own are displayed, can be scrolled and are named', () => {
    for (const text of ['$$\nx\n$$', '$$x$$']) {
      expect(html(text, { lang: 'zh' })).toMatch(
        /^<div class="prose-formula" tabindex="0" role="group" aria-label="公式"><span class="katex-display">/,
      )
    }
    expect(html('a $$x$$ b')).not.toContain('katex-display')
  })

  test('that are wrong are shown as written', () => {
    expect(html('$\\frca{1}{2}$')).toBe('<p><code class="katex-error">\\frca{1}{2}</code></p>')
    expect(html('$x<y$')).not.toContain('katex-error')
    expect(html('$\\text{像素}$')).not.toContain('katex-error')
  })

  test('too long or too deep are refused with the bound', () => {
    expect(refusal(`$${'x'.repeat(2_001)}$`)).toBe('formula_too_long 2000 2001')
    expect(refusal(`$${'{'.repeat(51)}${'}'.repeat(51)}$`)).toBe('formula_too_long 50 51')
  })

  test('define nothing for the next one', () => {
    expect(html('$\\gdef\\mine{1}\\mine$ $\\mine$')).toContain('<code class="katex-error">\\mine</code>')
  })
})

describe('code', () => {
  test('of a known language is coloured for both themes', () => {
    const code = html('```python\nreturn None\n```', { lang: 'zh' })
    expect(code).toMatch(
      /^<pre class="prose-code" tabindex="0" role="group" aria-label="代码"><code><span style="color:light-dark\(/,
    )
  })

  test('of an unknown one, or of none, is plain', () => {
    expect(html('```brainfuck\n+<\n```')).toContain('<code>+&lt;</code>')
    expect(html('```\na\n\nb\n```')).toContain('<code>a\n\nb</code>')
  })

  test.each(['python', 'py', 'ts', 'typescript', 'bash', 'sh', 'yaml', 'yml', 'json'])('knows %s', (name) => {
    expect(html(`\`\`\`${name}\n# a: "b" 1\n\`\`\``)).toContain('light-dark')
  })
})

describe('bounds', () => {
  test('are told with what was found', () => {
    expect(refusal('a'.repeat(20_001))).toBe('text_too_long 20000 20001')
    expect(refusal('> '.repeat(21))).toBe('text_too_deep 20 21')
    expect(refusal('https://a.example '.repeat(201))).toBe('text_too_long 200 201')
    expect(refusal(`${'|a'.repeat(51)}|`)).toBe('text_too_long 50 51')
    expect(refusal('|a|\n'.repeat(501))).toBe('text_too_long 500 501')
  })

  test('hold as far as they say', () => {
    expect(refusal('a'.repeat(20_000))).toBe('rendered')
    expect(refusal(`${'> '.repeat(20)}a`)).toBe('rendered')
    expect(refusal(Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'))).toBe('rendered')
    expect(refusal(`${'|a'.repeat(50)}|\n${'|-'.repeat(50)}|`)).toBe('rendered')
  })

  test('take honest prose with half-open intervals and indices', () => {
    expect(refusal('The interval [0, 1) and a_1, a_2 in `x[0]`. '.repeat(15))).toBe('rendered')
  })
})

describe('plain text', () => {
  test('has no markup, formulas as one would type them, holes as given or as dots', () => {
    const compiled = compileText(`# A **b**\n\n- \`c\`: $\\frac{k-1}{2} \\le n$\n- ${hole(0)}`)
    expect(plainText(compiled)).toBe('A b c: (k-1)/2 ≤ n …')
    expect(plainText(compiled, [value('12')])).toBe('A b c: (k-1)/2 ≤ n 12')
  })
})

test('whatever is written, what comes out is safe or refused', () => {
  const scraps = [
    ...[
      '<script>',
      '<img onerror=x>',
      '](',
      '[',
      '![',
      'javascript:',
      '//e.example',
      '`',
      '```html\n',
      '$',
      '$$',
      '\\href{',
    ],
    ...[
      '*',
      '_',
      '> ',
      '- ',
      '\n',
      '|',
      '&#106;',
      '"',
      "'",
      '<',
      '>',
      '\\',
      hole(0),
      '\u202e',
      'a',
      ' ',
      '{',
      '}',
      '\uE001',
    ],
  ]
  const text = fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 4 })), { maxLength: 30 })
  fc.assert(
    fc.property(text, fc.boolean(), (parts, inline) => {
      try {
        expect(unsafeParts(html(parts.join(''), { inline }, [value('<i>', '\\frac{1}{2}')]))).toEqual([])
      } catch (error) {
        if (!(error instanceof ProseError)) throw error
      }
    }),
    { numRuns: 500 },
  )
})
