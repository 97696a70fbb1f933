import { z } from 'zod'
import type { FieldPath } from './content-problem'

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly additionalProperties?: JsonSchema | boolean
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly const?: unknown
}

/**
 * The keys that a schema knows at a place: of the variant that the data's `kind` chooses where there are several.
 *
 * @param data - the parsed file, for its `kind`s
 */
export function knownKeys(schema: z.ZodType, path: FieldPath, data: unknown): string[] {
  let here = [z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema]
  let value: unknown = data
  for (const part of path) {
    here = variants(here, value).flatMap((each) => inside(each, part))
    value = (value as Record<string | number, unknown> | null | undefined)?.[part]
  }
  return [...new Set(variants(here, value).flatMap(({ properties }) => Object.keys(properties ?? {})))]
}

function inside(schema: JsonSchema, part: string | number): JsonSchema[] {
  if (typeof part === 'number') return schema.items ? [schema.items] : []
  const property = schema.properties?.[part]
  if (property) return [property]
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []
}

function variants(schemas: readonly JsonSchema[], value: unknown): JsonSchema[] {
  const all = schemas.flatMap((schema): JsonSchema[] => {
    const several = schema.anyOf ?? schema.oneOf
    return several ? variants(several, value) : [schema]
  })
  const kind = (value as { kind?: unknown } | null | undefined)?.kind
  const chosen = all.filter(({ properties }) => kind !== undefined && properties?.['kind']?.const === kind)
  return chosen.length > 0 ? chosen : all
}
