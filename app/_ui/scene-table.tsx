'use no memo'

import type { SceneTable as Table } from '@/lib/figure'

/** What a picture holds, as numbers: read out, not drawn. */
export function SceneTable({ table, name }: { table: Table; name: string }) {
  return (
    <table className="sr-only">
      <caption>{name}</caption>
      {table.head.length === 0 ? null : (
        <thead>
          <tr>
            {table.head.map((text, place) => (
              <th key={place} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {table.rows.map((row, place) => (
          <tr key={place}>
            {row.map((value, column) => (
              <td key={column}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
