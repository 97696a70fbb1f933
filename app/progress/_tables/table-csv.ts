import type { ChartTable } from './chart-table'
import { spreadsheetCsv } from './spreadsheet-csv'

/** A chart's table as a file for a spreadsheet: the values as they are, not as they are read. */
export function tableCsv({ sheet, ...table }: Pick<ChartTable, 'head' | 'rows' | 'sheet'>): string {
  const { head, rows } = sheet ?? table
  return spreadsheetCsv([head, ...rows.map((row) => row.map(({ raw }) => raw))])
}
