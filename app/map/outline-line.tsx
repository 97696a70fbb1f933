import Link from 'next/link'
import { RecallBar } from '@/app/_ui/recall-bar'
import { foundPart, type ShownRow } from './outline-state'
import type { OutlineWords } from './outline-words'

interface OutlineLineProps {
  row: ShownRow
  domId: string
  /** whether Tab reaches this row */
  active: boolean
  /** what is searched for, to be marked */
  query: string
  words: OutlineWords
  onFocus: (id: string) => void
  onToggle: (id: string) => void
}

/** One topic of the outline. Its links are reached by Tab from the row that has the focus, and from no other. */
export function OutlineLine({ row, domId, active, query, words, onFocus, onToggle }: OutlineLineProps) {
  // a hundred plain rows are drawn in a few milliseconds; what the compiler adds would double their code
  'use no memo'
  const labelId = `${domId}-label`
  const reach = active ? 0 : -1
  return (
    <tr
      id={domId}
      data-id={row.id}
      tabIndex={reach}
      aria-level={row.depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.hasChildren ? row.unfolded : undefined}
      onFocus={() => onFocus(row.id)}
      className={`border-b border-line hover:bg-sunk ${row.dimmed ? 'text-ink-3' : ''}`}
    >
      <td className="py-0.5 pr-3">
        <span className="flex items-start" style={{ paddingInlineStart: `${row.depth * 1.15}rem` }}>
          {row.hasChildren ? (
            <button
              type="button"
              tabIndex={-1}
              id={`${domId}-fold`}
              aria-label={row.unfolded ? words.fold : words.unfold}
              aria-labelledby={`${domId}-fold ${labelId}`}
              onClick={() => onToggle(row.id)}
              className="grid h-10 w-7 shrink-0 place-items-center text-ink-3 hover:text-ink pointer-coarse:h-11 pointer-coarse:w-9"
            >
              <svg
                viewBox="0 0 12 12"
                className={`size-3 ${row.unfolded ? 'rotate-90' : ''}`}
                fill="none"
                stroke="currentColor"
                strokeWidth="1.75"
                aria-hidden
              >
                <path d="M4 1.5 8.5 6 4 10.5" />
              </svg>
            </button>
          ) : (
            <span className="w-7 shrink-0 pointer-coarse:w-9" />
          )}
          <Link
            href={`/topics/${row.id}`}
            prefetch={false}
            tabIndex={reach}
            id={labelId}
            lang={row.lang}
            className={`min-w-0 py-2 leading-6 hover:underline ${row.depth === 0 ? 'font-bold' : ''}`}
          >
            <Label label={row.label} query={query} />
          </Link>
        </span>
      </td>
      <td className="py-2.5 pr-4 align-top text-right sm:text-left">
        <span className="flex h-6 items-center justify-end gap-3 sm:justify-start">
          {row.cards > 0 ? <RecallBar recall={row.recall} className="hidden w-24 shrink-0 sm:block" /> : null}
          <span className={row.recall === null ? 'text-xs whitespace-nowrap text-ink-3' : 'text-sm tabular-nums'}>
            {row.recallText}
          </span>
        </span>
        {row.recall === null ? null : <RecallBar recall={row.recall} className="mt-0.5 ml-auto w-14 sm:hidden" />}
        <span className="mt-1 block text-2xs text-ink-2 tabular-nums sm:hidden">{row.metText}</span>
      </td>
      <td className="hidden py-2.5 text-right align-top text-sm leading-6 text-ink-2 tabular-nums sm:table-cell">
        {row.coverageText}
        <span className="ml-2 inline-block min-w-14 text-xs text-ink-3">{row.metText}</span>
      </td>
      <td className="py-2.5 text-right align-top text-sm leading-6 tabular-nums">
        {row.due > 0 ? (
          <span className="inline-flex items-center gap-2">
            <span aria-hidden className="size-1.5 rounded-full bg-seal forced-colors:border-4" />
            {row.due}
          </span>
        ) : null}
      </td>
      <td className="hidden py-2.5 text-right align-top text-sm sm:table-cell">
        {row.cards > 0 ? (
          <Link
            href={`/review?topic=${encodeURIComponent(row.id)}`}
            prefetch={false}
            tabIndex={reach}
            id={`${domId}-study`}
            aria-labelledby={`${domId}-study ${labelId}`}
            className="leading-6 font-semibold text-ink hover:underline"
          >
            {words.study}
          </Link>
        ) : null}
      </td>
    </tr>
  )
}

function Label({ label, query }: { label: string; query: string }) {
  const parts = foundPart(label, query)
  if (parts === null) return label
  const [before, found, after] = parts
  return (
    <>
      {before}
      <mark className="bg-transparent font-bold text-ink underline decoration-seal decoration-2">{found}</mark>
      {after}
    </>
  )
}
