import { compileText, fillText } from '@/lib/prose'
import type { Citation, Source } from './file-schemas'

/**
 * A citation as a line of HTML: who, what with its address, where it appeared, and the place in it.
 *
 * @param sources - by key; a key that is not there is shown itself
 */
export function cite({ key, where }: Citation, sources: ReadonlyMap<string, Source>): string {
  const source = sources.get(key)
  if (source === undefined) return render(escapeMarkdown(key))
  const { authors, title, venue, year } = source
  const link = addressOf(source)
  const linked = link === null ? `*${escapeMarkdown(title)}*` : `[${escapeMarkdown(title)}](<${link}>)`
  // documentation of PyTorch by PyTorch
  const by = authors.some((author) => venue.startsWith(author)) ? '' : `${escapeMarkdown(names(authors))}: `
  return render(
    [`${by}${linked}`, escapeMarkdown(year === undefined ? venue : `${venue} ${year}`), escapeMarkdown(where)]
      .filter(Boolean)
      .join(', '),
  )
}

function render(markdown: string): string {
  return fillText(compileText(markdown, { inline: true }), [])
}

function names(authors: readonly string[]): string {
  const [first = ''] = authors
  if (authors.length <= 2) return authors.join(' & ')
  return `${first} et al.`
}

function addressOf({ url, doi, arxiv }: Source): string | null {
  if (url !== undefined) return url
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`
  return doi === undefined ? null : `https://doi.org/${doi}`
}

function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&')
}
