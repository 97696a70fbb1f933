import { z } from 'zod'
import { LIMITS } from '@/lib/limits'
import { FigureSpecSchema, figureNetworks, type FigureSpec } from '@/lib/figure'
import { ExactNumberSchema, ExpressionTextSchema, NameSchema, NetworkTextSchema, mapOf } from './expression-text-schema'
import { DERIVATION_ARGUMENTS, DERIVATION_NAMES, type DerivationShape } from './derivation-arguments'
import { addIssue } from './issue'
import { isReservedName } from './names'
import { BilingualSchema, ShownTextSchema } from './text-schema'

/** What a variable may be: a list without repetitions, or every `step`-th whole number of a range. */
export const VariableSchema = z.union([
  z
    .array(ExactNumberSchema)
    .min(1)
    .max(LIMITS.templateListLength.limit)
    .superRefine((items, context) => {
      const seen = new Set<string>()
      items.forEach((item, index) => {
        if (seen.has(String(item))) addIssue(context, [index], 'duplicate_value', { value: String(item) })
        seen.add(String(item))
      })
    }),
  z
    .strictObject({ from: z.int(), to: z.int(), step: z.int().min(1).default(1) })
    .superRefine(({ from, to, step }, context) => {
      if (to < from) return addIssue(context, ['to'], 'range_empty', { from, to })
      // counted, not listed: a range may be typed longer than memory
      const found = Math.floor((to - from) / step) + 1
      const { limit } = LIMITS.templateListLength
      if (found > limit) addIssue(context, [], 'template_budget', { budget: 'list_length', limit, found })
    }),
])

/** How far from the answer is still right: a share of it, or a distance; exact, as `1/200`. */
export const ToleranceSchema = z.union([
  z.strictObject({ relative: positiveNumber() }),
  z.strictObject({ absolute: positiveNumber() }),
])

/** The answer: always computed, never typed. */
export const AnswerSchema = z
  .strictObject({
    is: ExpressionTextSchema,
    type: z.enum(['integer', 'fraction', 'real', 'tuple']),
    unit: z.string().min(1).max(40).exactOptional(),
    tolerance: ToleranceSchema.exactOptional(),
    suffixes: z.array(z.enum(['k', 'M', 'G', 'T'])).default([]),
    parts: z.array(BilingualSchema).min(2).max(8).exactOptional(),
  })
  .superRefine((answer, context) => {
    if (answer.type === 'real' && answer.tolerance === undefined) addIssue(context, ['tolerance'], 'tolerance_missing')
    if (answer.parts !== undefined && answer.type !== 'tuple')
      addIssue(context, ['parts'], 'parts_without_tuple', { type: answer.type })
  })

/** A wrong result that tells what was done: likeliest first in the file. */
export const MisconceptionSchema = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/),
  is: ExpressionTextSchema,
  when: ExpressionTextSchema.exactOptional(),
  say: BilingualSchema,
})

/** One line of a hand-written derivation: a formula, a sentence, or both. */
export const StepSchema = z
  .strictObject({
    tex: ShownTextSchema.exactOptional(),
    en: ShownTextSchema.exactOptional(),
    zh: ShownTextSchema.exactOptional(),
  })
  .superRefine((step, context) => {
    if ((step.en === undefined) !== (step.zh === undefined))
      addIssue(context, [step.en === undefined ? 'en' : 'zh'], 'language_missing')
    else if (step.tex === undefined && step.en === undefined) addIssue(context, [], 'step_empty')
  })

/** A derivation of the engine by its name, with an expression for each argument. */
export const NamedStepsSchema = z
  .object({ engine: z.enum(DERIVATION_NAMES) })
  .catchall(ExpressionTextSchema)
  .superRefine(({ engine, ...given }, context) => {
    const { needs, takes }: DerivationShape = DERIVATION_ARGUMENTS[engine]
    const usage = [...needs, ...takes].join(' ')
    for (const name of needs)
      if (!Object.hasOwn(given, name)) addIssue(context, [name], 'argument_missing', { name, usage })
    for (const name of Object.keys(given))
      if (!needs.includes(name) && !takes.includes(name)) addIssue(context, [name], 'argument_unknown', { name, usage })
  })

const ExampleValueSchema = z.union([z.number(), z.string().min(1).max(80)])
const ExampleResultSchema = z.union([ExampleValueSchema, z.array(ExampleValueSchema).min(2)])

/** A worked instance that the template must reproduce: golden, it need not satisfy `where`. */
export const ExampleSchema = z.strictObject({
  given: mapOf(NameSchema, ExactNumberSchema),
  answer: ExampleResultSchema,
  recognised: mapOf(z.string(), ExampleResultSchema).default({}),
})

const drawing = {
  vary: mapOf(NameSchema, VariableSchema).default({}),
  let: mapOf(NameSchema, ExpressionTextSchema).default({}),
  nets: mapOf(NameSchema, NetworkTextSchema).default({}),
  where: z.array(ExpressionTextSchema).max(LIMITS.templateNames.limit).default([]),
}

/** The template of a figure card: what is drawn, without an answer. */
export const FigureTemplateSchema = z.strictObject(drawing).superRefine((template, context) => {
  checkDrawing(template, context)
  checkLength(textsOf(template), context)
})

/** The template of a numeric card. */
export const NumericTemplateSchema = z
  .strictObject({
    ...drawing,
    answer: AnswerSchema,
    misconceptions: z.array(MisconceptionSchema).max(12).default([]),
    steps: z.union([z.literal('engine'), NamedStepsSchema, z.array(StepSchema).min(1).max(20)]),
    figure: FigureSpecSchema.exactOptional(),
    caption: BilingualSchema.exactOptional(),
    examples: z.array(ExampleSchema).max(50).default([]),
  })
  .superRefine((template, context) => {
    checkDrawing(template, context)
    const { answer, misconceptions, steps } = template
    const wrong = misconceptions.flatMap(({ is, when = '' }) => [is, when])
    const given = typeof steps === 'object' && 'engine' in steps ? Object.values(steps) : []
    checkLength([...textsOf(template), answer.is, ...wrong, ...given], context)
    const ids = misconceptions.map((misconception) => misconception.id)
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index) addIssue(context, ['misconceptions', index, 'id'], 'duplicate_id', { id })
    })
    if (template.figure !== undefined) checkNetworks(template.figure, template.nets, ['figure'], context)
    if (template.caption !== undefined && template.figure === undefined)
      addIssue(context, ['caption'], 'caption_without_figure')
    template.examples.forEach((example, index) => {
      for (const id of Object.keys(example.recognised))
        if (!ids.includes(id)) addIssue(context, ['examples', index, 'recognised', id], 'unknown_misconception', { id })
      for (const name of Object.keys(template.vary))
        if (!Object.hasOwn(example.given, name))
          addIssue(context, ['examples', index, 'given'], 'value_missing', { name })
      for (const name of Object.keys(example.given))
        if (!Object.hasOwn(template.vary, name))
          addIssue(context, ['examples', index, 'given', name], 'value_without_variable', { name })
    })
  })

type Drawing = z.infer<z.ZodObject<typeof drawing>>

/** Says which networks of a figure the template does not give. */
export function checkNetworks(
  figure: FigureSpec,
  nets: Readonly<Record<string, string>>,
  path: readonly (string | number)[],
  context: z.RefinementCtx,
): void {
  for (const { field, name } of figureNetworks(figure))
    if (!Object.hasOwn(nets, name)) addIssue(context, [...path, ...field.split('.')], 'unknown_net', { name })
}

function checkDrawing(template: Drawing, context: z.RefinementCtx): void {
  const names = new Set<string>()
  for (const place of ['vary', 'let', 'nets'] as const)
    for (const name of Object.keys(template[place])) {
      if (names.has(name)) addIssue(context, [place, name], 'duplicate_name', { name })
      names.add(name)
      if (isReservedName(name)) addIssue(context, [place, name], 'name_taken', { name })
    }
  if (names.size > LIMITS.templateNames.limit)
    addIssue(context, [], 'template_budget', {
      budget: 'names',
      limit: LIMITS.templateNames.limit,
      found: names.size,
    })
}

function textsOf(template: Drawing): string[] {
  return [...Object.values(template.let), ...Object.values(template.nets), ...template.where]
}

function checkLength(texts: readonly string[], context: z.RefinementCtx): void {
  const { limit } = LIMITS.templateCharacters
  const found = texts.reduce((total, text) => total + text.length, 0)
  if (found > limit) addIssue(context, [], 'template_budget', { budget: 'characters', limit, found })
}

function positiveNumber() {
  return z.union([z.number().transform((number) => String(number)), z.string()]).pipe(
    z
      .string()
      .max(40)
      .regex(/^(?!0+(?:\.0+)?(?:\/|$))\d+(?:\.\d+|\/0*[1-9]\d*)?$/),
  )
}
