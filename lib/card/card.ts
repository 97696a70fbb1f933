import type { z } from 'zod'
import type {
  CardFileSchema,
  CardSchema,
  ChoiceCardSchema,
  ClozeCardSchema,
  ExplainCardSchema,
  FigureCardSchema,
  NumericCardSchema,
} from './card-schema'
import type { FigureTemplateSchema, NumericTemplateSchema, ToleranceSchema, VariableSchema } from './template-schema'

/** The languages every shown text is written in. */
export type Language = 'en' | 'zh'

/** One text in both languages. */
export interface Bilingual {
  en: string
  zh: string
}

export type CardFile = z.infer<typeof CardFileSchema>
export type Card = z.infer<typeof CardSchema>
export type CardKind = Card['kind']
export type ExplainCard = z.infer<typeof ExplainCardSchema>
export type ChoiceCard = z.infer<typeof ChoiceCardSchema>
export type ClozeCard = z.infer<typeof ClozeCardSchema>
export type NumericCard = z.infer<typeof NumericCardSchema>
export type FigureCard = z.infer<typeof FigureCardSchema>

export type NumericTemplate = z.infer<typeof NumericTemplateSchema>
export type FigureTemplate = z.infer<typeof FigureTemplateSchema>
export type Variable = z.infer<typeof VariableSchema>
/** A tolerance as the file has it: fractions as text. */
export type ToleranceText = z.infer<typeof ToleranceSchema>
