'use client'
'use no memo'

interface TableTwinProps {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * What a chart shows, as a table. A wide one scrolls within its box, by keyboard too; so does a long one beside a picture. It
 * has no life of its own in the browser: as a part of it a thousand cells come once as a page, and once as mere words.
 */
export function TableTwin({ name, head, rows }: TableTwinProps) {
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={name}
      className="mt-1 overflow-auto border border-line in-[details]:max-h-96"
    >
      <table className="chart-table">
        <thead>
          <tr>
            {head.map((text, place) => (
              <th key={place} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others], place) => (
            <tr key={place}>
              <th scope="row">{first}</th>
              {others.map((text, column) => (
                <td key={column}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
