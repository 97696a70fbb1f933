import { z } from 'zod'
import { LIMITS } from '@/lib/limits'

/** An expression as written in a file; a bare number is one too (`answer: { is: 7 }`). Parsed by `parseExpression`. */
export const ExpressionTextSchema = z.union([
  z.string().min(1).max(LIMITS.templateCharacters.limit),
  z.number().transform((number) => String(number)),
])

/** A network in the notation of `engine`, with holes `{=expr}` where a template varies it. */
export const NetworkTextSchema = z.string().min(1).max(LIMITS.templateCharacters.limit)

/** A name of a variable, helper or network: an ASCII letter, then letters, digits and `_`. */
export const NameSchema = z
  .string()
  .max(40)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/)

/** An exact number as written: a whole number, or a fraction `"a/b"` in quotes. A decimal in a list is refused. */
export const ExactNumberSchema = z.union([
  z.int(),
  z
    .string()
    .max(80)
    .regex(/^-?\d+(?:\/0*[1-9]\d*)?$/),
])

/**
 * A map from the author's own names to values. zod drops a `__proto__` key without a word; here it is refused like any
 * other name that is none.
 */
export function mapOf<Key extends z.core.$ZodRecordKey, Value extends z.ZodType>(key: Key, value: Value) {
  return z
    .custom<Record<string, unknown>>((input) => !(isObject(input) && Object.hasOwn(input, '__proto__')), {
      message: 'not_a_name',
      params: { code: 'not_a_name', values: { name: '__proto__' } },
    })
    .pipe(z.record(key, value))
}

function isObject(input: unknown): input is object {
  return typeof input === 'object' && input !== null
}
