import { z } from 'zod'
import { FigureSpecSchema } from '@/lib/figure'
import { NetworkTextSchema } from './expression-text-schema'
import { addIssue } from './issue'
import { checkNetworks, FigureTemplateSchema, NumericTemplateSchema } from './template-schema'
import { BilingualSchema, CardIdSchema, ShownTextSchema, SourceKeySchema, TopicIdSchema } from './text-schema'

/** The closed list of tags (statistics and filters group by them). */
export const TAGS = [
  'shape',
  'params',
  'macs',
  'memory',
  'rf',
  'erf',
  'padding',
  'sampling',
  'frequency',
  'norm',
  'activation',
  'attention',
  'detection',
  'hardware',
  'gridding',
  'foundations',
] as const

const everyCard = {
  id: CardIdSchema,
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  tags: z.array(z.enum(TAGS)).max(TAGS.length),
  question: BilingualSchema,
  explanation: BilingualSchema,
  sources: z.array(z.strictObject({ key: SourceKeySchema, where: z.string().max(200).default('') })).max(20),
  hints: z.array(BilingualSchema).max(10).default([]),
  lab: NetworkTextSchema.exactOptional(),
  seconds: z.int().min(1).max(600).exactOptional(),
  was: z.array(CardIdSchema).max(20).default([]),
  givesAway: z.array(CardIdSchema).max(20).default([]),
}

const wordings = z.array(z.string().min(1).max(200)).max(20)

/** One point of an explanation, ticked by the learner; `words` pre-mark it. */
export const RubricPointSchema = z.strictObject({
  en: ShownTextSchema,
  zh: ShownTextSchema,
  words: z.strictObject({ en: wordings.default([]), zh: wordings.default([]) }).default({ en: [], zh: [] }),
  bonus: z.boolean().default(false),
})

export const ExplainCardSchema = z
  .strictObject({
    kind: z.literal('explain'),
    ...everyCard,
    rubric: z.array(RubricPointSchema).min(3).max(6),
    answer: BilingualSchema,
    followUps: z.array(BilingualSchema).max(10).default([]),
  })
  .superRefine(({ rubric }, context) => {
    const found = rubric.filter((point) => point.bonus).length
    if (found > 1) addIssue(context, ['rubric'], 'more_than_one_bonus', { found, limit: 1 })
  })

/** One option of a choice: a wrong one says why. */
export const ChoiceOptionSchema = z.strictObject({
  right: z.boolean().default(false),
  en: ShownTextSchema,
  zh: ShownTextSchema,
  why: BilingualSchema.exactOptional(),
})

export const ChoiceCardSchema = z
  .strictObject({
    kind: z.literal('choice'),
    ...everyCard,
    options: z.array(ChoiceOptionSchema).min(3).max(6),
    several: z.boolean().default(false),
  })
  .superRefine(checkOptions)

export const ClozeCardSchema = z
  .strictObject({
    kind: z.literal('cloze'),
    ...everyCard,
    blanks: z
      .array(z.strictObject({ en: wordings.min(1), zh: wordings.min(1) }))
      .min(1)
      .max(3),
  })
  .superRefine(({ question, blanks }, context) => {
    for (const language of ['en', 'zh'] as const) {
      const found = [...question[language].matchAll(/\{\{(\d+)\}\}/g)].map(([, digits]) => Number(digits))
      for (let blank = 1; blank <= blanks.length; blank += 1) {
        const times = found.filter((number) => number === blank).length
        if (times === 0) addIssue(context, ['question', language], 'blank_missing', { blank })
        if (times > 1) addIssue(context, ['question', language], 'blank_repeated', { blank, found: times })
      }
      for (const blank of found)
        if (blank < 1 || blank > blanks.length)
          addIssue(context, ['question', language], 'blank_unknown', { blank, limit: blanks.length })
    }
  })

export const NumericCardSchema = z.strictObject({
  kind: z.literal('numeric'),
  ...everyCard,
  template: NumericTemplateSchema,
})

/** One picture to choose from; `alt` describes it without giving the key away. */
export const FigureOptionSchema = z.strictObject({
  right: z.boolean().default(false),
  figure: FigureSpecSchema,
  alt: BilingualSchema,
  why: BilingualSchema.exactOptional(),
})

export const FigureCardSchema = z
  .strictObject({
    kind: z.literal('figure'),
    ...everyCard,
    template: FigureTemplateSchema,
    options: z.array(FigureOptionSchema).min(3).max(6),
    several: z.boolean().default(false),
  })
  .superRefine((card, context) => {
    checkOptions(card, context)
    card.options.forEach(({ figure }, index) => {
      checkNetworks(figure, card.template.nets, ['options', index, 'figure'], context)
    })
  })

/** One card of any kind, with the defaults filled in. Expressions are parsed by `checkCard`, not here. */
export const CardSchema = z.discriminatedUnion('kind', [
  ExplainCardSchema,
  ChoiceCardSchema,
  ClozeCardSchema,
  NumericCardSchema,
  FigureCardSchema,
])

/** A file `content/cards/<topic id>.yaml`: all cards of one topic. */
export const CardFileSchema = z
  .strictObject({ format: z.literal(1), topic: TopicIdSchema, cards: z.array(CardSchema).min(1).max(1000) })
  .superRefine(({ topic, cards }, context) => {
    const seen = new Set<string>()
    cards.forEach(({ id }, index) => {
      if (!id.startsWith(`${topic}:`)) addIssue(context, ['cards', index, 'id'], 'id_of_another_topic', { id, topic })
      if (seen.has(id)) addIssue(context, ['cards', index, 'id'], 'duplicate_id', { id })
      seen.add(id)
    })
  })

function checkOptions(
  card: { several: boolean; options: readonly { right: boolean; why?: unknown }[] },
  context: z.RefinementCtx,
): void {
  const found = card.options.filter((option) => option.right).length
  if (found === 0) addIssue(context, ['options'], 'no_right_option', { found })
  if (found > 1 && !card.several) addIssue(context, ['options'], 'more_than_one_right', { found, limit: 1 })
  card.options.forEach((option, index) => {
    if (!option.right && option.why === undefined) addIssue(context, ['options', index, 'why'], 'why_missing')
    if (option.right && option.why !== undefined) addIssue(context, ['options', index, 'why'], 'why_on_right')
  })
}
