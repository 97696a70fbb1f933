import { EngineError } from './engine-error'
import { fraction, parseFraction } from './fraction'
import type { LayerPadding, ResizeScale } from './layer'

/** The fields of a node, read by their types: JSON from outside may hold anything. */
export class NodeFields {
  constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly node: string,
  ) {}

  /** Whether the field is there; null counts as not given. */
  has(key: string): boolean {
    return (this.values[key] ?? null) !== null
  }

  number(key: string, otherwise?: number): number {
    if (!this.has(key) && otherwise !== undefined) return otherwise
    return this.numberIn(key, this.values[key])
  }

  optional(key: string): number | null {
    return this.has(key) ? this.number(key) : null
  }

  flag(key: string, otherwise: boolean): boolean {
    const value = this.values[key] ?? otherwise
    return typeof value === 'boolean' ? value : this.refuse(key)
  }

  word<W extends string>(key: string, words: readonly W[], otherwise: W): W {
    const value = this.values[key] ?? otherwise
    return words.find((word) => word === value) ?? this.refuse(key)
  }

  axes(key: string): readonly number[] {
    return this.list(key).map((value) => this.numberIn(key, value))
  }

  /** One number for all axes, or one for each. */
  repeated(key: string, axes: number): readonly number[] {
    const value = this.values[key]
    return typeof value === 'number' ? Array.from({ length: axes }, () => value) : this.axes(key)
  }

  sizes(key: string): readonly (number | null)[] {
    return this.list(key).map((value) => (value === null ? null : this.numberIn(key, value)))
  }

  sides(key: string): readonly (readonly [number, number])[] {
    return this.list(key).map((value) => {
      if (!Array.isArray(value)) return [this.numberIn(key, value), this.numberIn(key, value)] as const
      const [begin, end]: unknown[] = value
      return value.length === 2 ? ([this.numberIn(key, begin), this.numberIn(key, end)] as const) : this.refuse(key)
    })
  }

  padding(key: string): LayerPadding {
    const value = this.values[key]
    if (typeof value !== 'string') return this.sides(key)
    return this.word(key, ['same', 'valid', 'tf_same'] as const, 'valid')
  }

  scales(key: string): readonly ResizeScale[] {
    return this.list(key).map((value) => {
      if (typeof value === 'string') return { exact: parseFraction(value) ?? this.refuse(key), decimal: null }
      const decimal = this.numberIn(key, value)
      return { exact: parseFraction(`${decimal}`) ?? fraction(1), decimal }
    })
  }

  private list(key: string): readonly unknown[] {
    const value = this.values[key]
    return Array.isArray(value) ? (value as readonly unknown[]) : this.refuse(key)
  }

  private numberIn(key: string, value: unknown): number {
    return typeof value === 'number' && Number.isFinite(value) ? value : this.refuse(key)
  }

  private refuse(key: string): never {
    const found = JSON.stringify(this.values[key]) as string | undefined
    throw new EngineError('field_malformed', { field: key, found: (found ?? '').slice(0, 40) }, { node: this.node })
  }
}
