import { z } from 'zod'
import { LIMITS } from '@/lib/limits'

// U+E000 and U+E001 mark holes between this room and the renderer (holes.ts): a text that brings its own could forge one.
const RESERVED = /[\uE000\uE001]/

/** A text that is shown: Markdown with `$TeX$` and `{=expr}` holes, not blank, within `LIMITS.fieldCharacters`. */
export const ShownTextSchema = z
  .string()
  .max(LIMITS.fieldCharacters.limit)
  .refine((text) => text.trim() !== '', { message: 'empty_text', params: { code: 'empty_text', values: {} } })
  .refine((text) => !RESERVED.test(text), {
    message: 'reserved_character',
    params: { code: 'reserved_character', values: {} },
  })

/** The same text in both languages; both are originals, neither may be missing. */
export const BilingualSchema = z.strictObject({ en: ShownTextSchema, zh: ShownTextSchema })

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'

/** A topic's id: slugs joined by `/`, as `conv/padding`. */
export const TopicIdSchema = z
  .string()
  .max(300)
  .regex(new RegExp(`^${SLUG}(?:/${SLUG})*$`))

/** A built-in card's id: its topic's id, a colon and the ask's name, as `conv/padding:same-size`. */
export const CardIdSchema = z
  .string()
  .max(300)
  .regex(new RegExp(`^${SLUG}(?:/${SLUG})*:${SLUG}$`))

/** A key of `content/sources.yaml`, as `dumoulin2016`. */
export const SourceKeySchema = z
  .string()
  .max(100)
  .regex(new RegExp(`^${SLUG}$`))
