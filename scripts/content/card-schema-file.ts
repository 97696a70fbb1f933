import { z } from 'zod'
import { CardFileSchema } from '@/lib/card'

/** content/card.schema.json as text: the format of a card file as JSON Schema, by which an editor completes and checks YAML. */
export function cardSchemaFile(): string {
  const schema = z.toJSONSchema(CardFileSchema, { io: 'input', unrepresentable: 'any', reused: 'ref' })
  return `${JSON.stringify({ ...schema, title: 'Cards of a topic' }, null, 1)}\n`
}
