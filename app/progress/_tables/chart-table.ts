import { getLocale, getTranslations } from 'next-intl/server'
import type { ProgressView } from '@/lib/study'
import { Cells, type Cell } from './cell'

/** A chart without its picture: what it finds, in a sentence, and all it shows, as numbers. */
export interface ChartTable {
  readonly title: string
  /** what the chart finds, with its numbers; where there is nothing yet, what would make it begin */
  readonly finding: string
  readonly isEmpty: boolean
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** for a spreadsheet, where that is another table than one to read */
  readonly sheet?: Pick<ChartTable, 'head' | 'rows'>
}

/** What every table is written with: words, values and the language of the reader. */
export async function tableWords({ date }: Pick<ProgressView, 'date'>) {
  const [t, kinds, mistakes, language] = await Promise.all([
    getTranslations('progress'),
    getTranslations('kind'),
    getTranslations('mistake'),
    getLocale(),
  ])
  return { t, kinds, mistakes, language, cells: new Cells(language, date) }
}
