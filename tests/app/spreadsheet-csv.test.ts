import { expect, test } from 'vitest'
import { Cells } from '@/app/progress/_tables/cell'
import { spreadsheetCsv } from '@/app/progress/_tables/spreadsheet-csv'

test('a table becomes a file with the mark of UTF-8 and lines ended by CR LF', () => {
  expect(
    spreadsheetCsv([
      ['题型', '次数'],
      ['数值题', 3],
    ]),
  ).toBe('\uFEFF题型,次数\r\n数值题,3\r\n')
})

test.each(['=1+1', '+1', '-1', '@A1', '\tx', '\rx'])('a cell %j is no formula in it', (cell) => {
  const [line] = spreadsheetCsv([[cell]])
    .slice(1)
    .split('\r\n')
  expect(line?.replace(/^"/, '')).toMatch(/^'/)
})

test('commas, quotes and line breaks stay within their cell', () => {
  expect(spreadsheetCsv([['a,b', 'say "x"', 'two\nlines']]).slice(1)).toBe('"a,b","say ""x""","two\nlines"\r\n')
})

test('a value is rounded for a reader and plain for a spreadsheet, in both languages', () => {
  for (const language of ['en', 'zh'] as const) {
    const cells = new Cells(language, '2026-11-24')
    expect(cells.count(1234)).toEqual({ text: '1,234', raw: 1234 })
    expect(cells.percent(0.89125)).toEqual({ text: '89.1%', raw: 0.8913 })
    expect(cells.percent(null).raw).toBe('')
    expect(cells.minutes(90_000)).toEqual({ text: '1.5', raw: 1.5 })
    expect(cells.decimal(0.4985, 3)).toEqual({ text: '0.499', raw: 0.499 })
  }
  expect(new Cells('zh', '2026-11-24').date('2026-01-02')).toEqual({ text: '1月2日', raw: '2026-01-02' })
})
