'use client'

import { useRouter } from 'next/navigation'
import { useDeferredValue, useState, type KeyboardEvent, type ReactNode } from 'react'
import { counted, placed } from '@/app/_ui/counted'
import { OutlineLine } from './outline-line'
import { shownRows, treeMove, type OutlineRow } from './outline-state'
import type { OutlineWords } from './outline-words'
import { useUnfolded } from './unfolded-store'

interface OutlineProps {
  rows: readonly OutlineRow[]
  /** the heads of the columns: they lead to other orders, and need no script */
  head: ReactNode
  words: OutlineWords
}

/** The mind map as a tree of rows that fold, with a search over them. */
export function Outline({ rows, head, words }: OutlineProps) {
  'use no memo'
  const router = useRouter()
  const [unfolded, setUnfolded] = useUnfolded(rows.filter(({ depth }) => depth === 0).map(({ id }) => id))
  const [query, setQuery] = useState('')
  const sought = useDeferredValue(query.trim())
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = shownRows(rows, unfolded, sought)
  const active = shown.some(({ id }) => id === chosen) ? chosen : shown[0]?.id

  const toggle = (id: string) => {
    const next = new Set(unfolded)
    if (!next.delete(id)) next.add(id)
    setUnfolded(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLTableRowElement)) return
    const id = event.target.dataset['id'] ?? ''
    if (event.key === 'Enter') return router.push(`/topics/${id}`)
    const move = treeMove(shown, id, event.key)
    if (move === null) return
    event.preventDefault()
    if ('focus' in move) document.getElementById(rowId(move.focus))?.focus()
    else toggle(id)
  }

  return (
    <>
      <div className="no-print flex flex-wrap items-end gap-x-6 gap-y-3">
        <label className="w-full sm:w-80">
          <span className="text-sm text-ink-2">{words.search}</span>
          <input
            type="search"
            className="field mt-1"
            value={query}
            placeholder={words.searchHint}
            maxLength={200}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <div className="flex gap-4 text-sm">
          <button
            type="button"
            className="min-h-11 text-ink-2 hover:text-ink"
            onClick={() => setUnfolded(rows.filter(({ hasChildren }) => hasChildren).map(({ id }) => id))}
          >
            {words.unfoldAll}
          </button>
          <button type="button" className="min-h-11 text-ink-2 hover:text-ink" onClick={() => setUnfolded([])}>
            {words.foldAll}
          </button>
        </div>
      </div>
      <p role="status" className="mt-3 flex items-center gap-4 text-sm text-ink-2 empty:mt-0">
        {sought === '' ? null : (
          <>
            {placed(counted(words.found, shown.filter(({ dimmed }) => !dimmed).length), sought)}
            <button type="button" className="link min-h-9" onClick={() => setQuery('')}>
              {words.clear}
            </button>
          </>
        )}
      </p>
      <table role="treegrid" aria-label={words.outline} className="mt-4 w-full border-collapse" onKeyDown={onKeyDown}>
        {head}
        <tbody>
          {shown.map((row) => (
            <OutlineLine
              key={row.id}
              row={row}
              domId={rowId(row.id)}
              active={row.id === active}
              query={sought}
              words={words}
              onFocus={setChosen}
              onToggle={toggle}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}

const rowId = (id: string): string => `row-${id}`
