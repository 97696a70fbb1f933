import { recallFill } from './recall'

/**
 * A share as a bar; its number stands beside it, so the bar itself says nothing to a screen reader.
 *
 * @param recall - 0 … 1, or null for never met: a dashed outline
 */
export function RecallBar({ recall, className = '' }: { recall: number | null; className?: string }) {
  if (recall === null) {
    return <span aria-hidden className={`block h-2 border border-dashed border-edge ${className}`} />
  }
  return (
    <span aria-hidden data-recall className={`block h-2 bg-line/70 ${className}`}>
      <span className={`block h-full min-w-1 ${recallFill(recall)}`} style={{ width: `${recall * 100}%` }} />
    </span>
  )
}
