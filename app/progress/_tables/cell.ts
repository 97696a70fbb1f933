import { formatDate, formatNumber, type Language } from '@/lib/i18n'

/** A value as a person reads it and as a spreadsheet takes it. */
export interface Cell {
  readonly text: string
  readonly raw: string | number
}

/** What stands where there is nothing to tell. */
const NOTHING: Cell = { text: '–', raw: '' }

/** Writes values of a language's tables. */
export class Cells {
  readonly #language: Language
  readonly #today: string

  /** @param today - `YYYY-MM-DD`; a date of another year says its year */
  constructor(language: Language, today: string) {
    this.#language = language
    this.#today = today
  }

  text(text: string): Cell {
    return { text, raw: text }
  }

  count(value: number): Cell {
    return { text: formatNumber(this.#language, value), raw: value }
  }

  /** @param share - 0 to 1, to a tenth of a per cent; null for none */
  percent(share: number | null): Cell {
    return share === null ? NOTHING : { text: `${this.#rounded(share * 100, 1)}%`, raw: roundTo(share, 4) }
  }

  /** @param digits - after the point */
  decimal(value: number | null, digits: number): Cell {
    return value === null ? NOTHING : { text: this.#rounded(value, digits), raw: roundTo(value, digits) }
  }

  /** Minutes, to a tenth. */
  minutes(ms: number): Cell {
    return this.decimal(ms / 60_000, 1)
  }

  /** @param date - `YYYY-MM-DD` */
  date(date: string): Cell {
    return { text: formatDate(this.#language, date, this.#today), raw: date }
  }

  #rounded(value: number, digits: number): string {
    return formatNumber(this.#language, roundTo(value, digits))
  }
}

function roundTo(value: number, digits: number): number {
  // the least bit lifts what is a half in decimal and a little less in binary
  return Math.round(value * 10 ** digits * (1 + Number.EPSILON)) / 10 ** digits
}
