import { figureExpressions, type FigureSpec, type LocalName } from '@/lib/figure'
import type { Card, FigureCard, FigureTemplate, NumericCard, NumericTemplate, Variable } from './card'
import type { NamedDerivation } from './derivation-arguments'
import type { Formula, TextSource } from './formula'
import { readFormula, readTextSource } from './formula'

/** What a card computes, read once: every expression parsed, every network split at its holes. */
export interface Program {
  readonly card: string
  readonly vary: readonly (readonly [name: string, variable: Variable])[]
  readonly let: ReadonlyMap<string, Formula>
  readonly nets: ReadonlyMap<string, TextSource>
  readonly where: readonly Formula[]
  readonly answer?: Formula
  readonly misconceptions: readonly { readonly id: string; readonly is: Formula; readonly when?: Formula }[]
  /** one for each step of the file that has a formula in TeX */
  readonly stepTex: ReadonlyMap<number, TextSource>
  /** the derivation of the engine that the file asks for by name */
  readonly derivation?: NamedProgram
  readonly figures: readonly FigureProgram[]
  readonly lab?: TextSource
}

/** A derivation by its name, and the expressions of its arguments. */
export interface NamedProgram {
  readonly field: string
  readonly name: NamedDerivation
  readonly given: ReadonlyMap<string, Formula>
}

/** A picture: the card's own, or one of an option. */
export interface FigureProgram {
  readonly field: string
  readonly spec: FigureSpec
  /** by their places in the figure */
  readonly formulas: ReadonlyMap<string, FigureFormula>
}

/** An expression of a picture, and the names that it has beside the template's. */
export interface FigureFormula {
  readonly formula: Formula
  readonly locals: readonly LocalName[]
}

/** Whether a card draws values. */
export function hasTemplate(card: Card): card is NumericCard | FigureCard {
  return card.kind === 'numeric' || card.kind === 'figure'
}

/** The program of a card; read once for each card object. */
export function programOf(card: Card): Program {
  const known = programs.get(card)
  if (known !== undefined) return known
  const program = readProgram(card)
  programs.set(card, program)
  return program
}

// cards are plain data that nobody changes after parsing, so their programs can be remembered with them
const programs = new WeakMap<Card, Program>()

function readProgram(card: Card): Program {
  const template = hasTemplate(card) ? card.template : NO_TEMPLATE
  const formula = (field: string, text: string) => readFormula(card.id, field, text)
  const source = (field: string, text: string) => readTextSource(card.id, field, text)
  return {
    card: card.id,
    vary: Object.entries(template.vary),
    let: mapEntries(template.let, (text, name) => formula(`template.let.${name}`, text)),
    nets: mapEntries(template.nets, (text, name) => source(`template.nets.${name}`, text)),
    where: template.where.map((text, index) => formula(`template.where.${index}`, text)),
    ...readNumeric(card, formula, source),
    figures: readFigures(card, formula),
    ...(card.lab === undefined ? {} : { lab: source('lab', card.lab) }),
  }
}

const NO_TEMPLATE: FigureTemplate = { vary: {}, let: {}, nets: {}, where: [] }

type Read<Result> = (field: string, text: string) => Result

function readNumeric(
  card: Card,
  formula: Read<Formula>,
  source: Read<TextSource>,
): Pick<Program, 'answer' | 'misconceptions' | 'stepTex' | 'derivation'> {
  if (card.kind !== 'numeric') return { misconceptions: [], stepTex: new Map() }
  const { answer, misconceptions, steps }: NumericTemplate = card.template
  const stepTex = new Map<number, TextSource>()
  if (Array.isArray(steps))
    steps.forEach(({ tex }, index) => {
      if (tex !== undefined) stepTex.set(index, source(`template.steps.${index}.tex`, tex))
    })
  return {
    answer: formula('template.answer.is', answer.is),
    misconceptions: misconceptions.map(({ id, is, when }, index) => ({
      id,
      is: formula(`template.misconceptions.${index}.is`, is),
      ...(when === undefined ? {} : { when: formula(`template.misconceptions.${index}.when`, when) }),
    })),
    stepTex,
    ...(steps === 'engine' || Array.isArray(steps) ? {} : { derivation: readNamed(steps, formula) }),
  }
}

function readNamed(
  { engine, ...given }: Exclude<NumericTemplate['steps'], string | unknown[]>,
  formula: Read<Formula>,
): NamedProgram {
  const field = 'template.steps'
  return { field, name: engine, given: mapEntries(given, (text, name) => formula(`${field}.${name}`, text)) }
}

function readFigures(card: Card, formula: Read<Formula>): FigureProgram[] {
  const read = (field: string, spec: FigureSpec): FigureProgram => ({
    field,
    spec,
    formulas: new Map(
      figureExpressions(spec).map(({ field: place, text, locals }) => [
        place,
        { formula: formula(`${field}.${place}`, text), locals },
      ]),
    ),
  })
  if (card.kind === 'figure') return card.options.map(({ figure }, index) => read(`options.${index}.figure`, figure))
  if (card.kind === 'numeric' && card.template.figure !== undefined)
    return [read('template.figure', card.template.figure)]
  return []
}

function mapEntries<From, To>(record: Record<string, From>, read: (value: From, key: string) => To): Map<string, To> {
  return new Map(Object.entries(record).map(([key, value]) => [key, read(value, key)]))
}
