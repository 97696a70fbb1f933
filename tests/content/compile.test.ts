import { beforeAll, describe, expect, test } from 'vitest'
import { compileCard, compileTopic, ContentError } from '@/lib/content'
import type { Content } from '@/lib/content'
import { fillText } from '@/lib/prose'
import { goodContent } from './folder'

let content: Content
beforeAll(async () => {
  content = await goodContent()
})

const cardOf = (id: string) => {
  const found = content.cards.find(({ card }) => card.id === id)
  if (!found) throw new Error(`no card ${id}`)
  return found.card
}

describe('a card is rendered once', () => {
  test('with its holes and their expressions, per path and language', () => {
    const { texts } = compileCard(cardOf('conv:out-size'), content.sources)
    expect(Object.keys(texts)).toEqual(['question', 'misconceptions.padding_once', 'steps.1', 'explanation'])
    const question = texts['question']?.zh
    expect(question?.expressions).toEqual(['n', 'n', 'k', 's', 'p'])
    const values = ['56', '56', '3', '2', '1'].map((text) => ({ text, tex: text }))
    expect(question && fillText(question.text, values)).toBe(
      '<p>Conv2d，输入 56×56，核 3，步幅 2，填充 1（PyTorch）。输出边长是多少？</p>',
    )
  })

  test('phrases without a frame, paragraphs with one', () => {
    const { texts } = compileCard(cardOf('conv/padding:which'), content.sources)
    const html = (path: string): string => fillText(texts[path]?.en.text ?? { pieces: [], plain: '' }, [])
    expect(html('options.1.why')).toBe('It loses 2.')
    expect(html('question')).toBe('<p>Which padding keeps <code>n</code> for a 3×3 kernel with stride 1?</p>')
  })

  test('the blanks of a cloze are left for the screen to fill', () => {
    const { texts } = compileCard(cardOf('conv/padding:zeros'), content.sources)
    expect(texts['question']?.en.text.pieces).toEqual(['<p>Zero padding adds {{1}} at the border.</p>'])
  })

  test('a text that cannot be rendered is named with its card', () => {
    const card = { ...cardOf('conv/padding:zeros'), explanation: { en: '![a](b)', zh: 'b' } }
    expect(() => compileCard(card, content.sources)).toThrow(ContentError)
    expect(() => compileCard(card, content.sources)).toThrow(/conv\/padding:zeros explanation\.en: image_refused/)
  })
})

test('a topic is rendered in both languages, or not at all without a text', () => {
  const [conv, padding] = content.topics
  const compiled = conv && compileTopic(conv, content.sources)
  expect(compiled?.en).toMatch(/^<p>A convolution is <strong>linear<\/strong>\. Its output has <span class="katex">/)
  expect(compiled?.zh).toContain('卷积是<strong>线性</strong>的')
  expect(padding && compileTopic(padding, content.sources)).toEqual({ en: null, zh: null, sources: [] })
})

describe('a citation says who, what, where and the place, and leads there', () => {
  const cited = (key: string, where = '') => compileTopic({ sources: [{ key, where }] }, content.sources).sources[0]
  const link = (address: string, title: string): string => `<a href="${address}" rel="noopener noreferrer">${title}</a>`

  test.each([
    [
      'dumoulin2016',
      '§2.4',
      `Vincent Dumoulin &#x26; Francesco Visin: ${link('https://arxiv.org/abs/1603.07285', 'A guide to convolution arithmetic for deep learning')}, arXiv 2016, §2.4`,
    ],
    [
      'odena2016',
      '',
      `Augustus Odena et al.: ${link('https://doi.org/10.23915/distill.00003', 'Deconvolution and *Checkerboard* Artifacts')}, Distill 2016`,
    ],
    [
      'pytorch-conv2d',
      'padding_mode',
      `${link('https://pytorch.org/docs/stable/generated/torch.nn.Conv2d.html', 'Conv2d')}, PyTorch documentation, padding_mode`,
    ],
    [
      'oppenheim2009',
      '<b>',
      'Alan V. Oppenheim &#x26; Ronald W. Schafer: <em>Discrete-Time Signal Processing</em>, Prentice Hall 2009, &#x3C;b>',
    ],
    ['gone', '', 'gone'],
  ])('%s %s', (key, where, html) => {
    expect(cited(key, where)).toBe(html)
  })
})
