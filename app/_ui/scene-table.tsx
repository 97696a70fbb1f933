'use no memo'

import type { SceneTable as Table } from '@/lib/figure'

/**
 * What a picture holds, as numbers: read out, not drawn. The box around it hides it: a table itself keeps the width of its
 * rows, and would make the page scroll sideways.
 */
export function SceneTable({ table, name }: { table: Table; name: string }) {
  return (
    <div className="sr-only">
      <table>
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
    </div>
  )
}
