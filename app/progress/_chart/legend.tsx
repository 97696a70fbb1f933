interface LegendProps {
  marks: readonly { readonly className: string; readonly text: string }[]
}

/** What the marks of a chart are, in words; the looks are classes of small squares. */
export function Legend({ marks }: LegendProps) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {marks.map(({ className, text }) => (
        <li key={text} className="flex items-center gap-1.5">
          <span aria-hidden data-recall className={`inline-block size-3 ${className}`} />
          {text}
        </li>
      ))}
    </ul>
  )
}
