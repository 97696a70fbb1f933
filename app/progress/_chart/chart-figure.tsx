import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ChartTable } from '../_tables/chart-table'
import { TableTwin } from './table-twin'

interface ChartFigureProps {
  /** of its heading */
  name: string
  table: ChartTable
  /** the address of the same as a file */
  file?: string
  /** the picture; where there is none the table itself is shown */
  children?: ReactNode
  /** stands beside the title */
  aside?: ReactNode
}

/** A chart: its title, what it finds in a sentence, the picture, and the same as a table and as a file. */
export function ChartFigure({ name, table, file = `/api/progress/${name}.csv`, children, aside }: ChartFigureProps) {
  const t = useTranslations('progress')
  const hasPicture = children !== undefined
  const rows = table.rows.map((row) => row.map(({ text }) => text))
  const twin = <TableTwin name={table.title} head={table.head} rows={rows} />
  const link = (
    // a file, not a screen: the browser's own link fetches it
    <a href={file} download className="link absolute top-0 right-0 flex min-h-9 items-center">
      {t('csv')}
      <span className="sr-only"> {table.title}</span>
    </a>
  )
  return (
    <section aria-labelledby={name} className="chart-section min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={name} className="text-md">
          {table.title}
        </h2>
        {aside}
      </div>
      <figure className="mt-2">
        <figcaption className="mb-3 max-w-measure text-sm text-ink-2">{table.finding}</figcaption>
        {children}
        {hasPicture || table.isEmpty ? null : twin}
      </figure>
      {table.isEmpty ? null : (
        <div className="no-print relative mt-2 min-h-9 text-xs">
          {hasPicture ? (
            <details>
              <summary className="link min-h-9 w-fit content-center">
                {t('showTable')}
                <span className="sr-only"> {table.title}</span>
              </summary>
              {twin}
            </details>
          ) : null}
          {link}
        </div>
      )}
    </section>
  )
}
