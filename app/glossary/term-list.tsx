import type { TermView } from '@/lib/study'
import './glossary.css'

interface TermListProps {
  readonly terms: readonly TermView[]
  /** BCP 47 tag of the language that the terms are also given in */
  readonly otherLanguage: string
}

/** Terms with their lines, each under its own anchor. */
export function TermList({ terms, otherLanguage }: TermListProps) {
  return (
    <dl className="terms mt-6 max-w-measure border-t border-line">
      {/* keyed by place and with a text in one piece: the page carries all terms twice, and has a budget of bytes */}
      {terms.map(({ id, term, other, says }, place) => (
        <div key={place} id={id}>
          <dt>
            {`${term} `}
            <i lang={otherLanguage}>{other}</i>
          </dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  )
}
