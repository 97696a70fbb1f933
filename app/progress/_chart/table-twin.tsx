import type { ChartTable } from '../_tables/chart-table'

/** What a chart shows, as a table. A long or wide one scrolls within its box, by keyboard too. */
export function TableTwin({ table }: { table: ChartTable }) {
  return (
    <div tabIndex={0} role="group" aria-label={table.title} className="mt-1 max-h-96 overflow-auto border border-line">
      <table className="w-full border-collapse text-xs tabular-nums">
        <thead>
          <tr className="text-ink-2">
            {table.head.map((text, place) => (
              <th
                key={place}
                scope="col"
                className={`sticky top-0 bg-plate px-2 py-1.5 font-normal ${place === 0 ? 'text-left' : 'text-right'}`}
              >
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={place} className="border-t border-line">
              {row.map(({ text }, column) =>
                column === 0 ? (
                  <th key={column} scope="row" className="px-2 py-1 text-left font-normal">
                    {text}
                  </th>
                ) : (
                  <td key={column} className="px-2 py-1 text-right">
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
