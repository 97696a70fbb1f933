import { parseNetwork } from '@/lib/engine'
import { Budget } from './budget'
import type { Card, Language } from './card'
import { cardTexts } from './card-texts'
import { checkExamples } from './check-examples'
import { checkFormulas, checkSource, namesOf } from './check-formulas'
import type { TextSource } from './formula'
import { HOLE_FIELD, readTextSource } from './formula'
import type { Instance, InstanceFigure } from './instance'
import { instantiate } from './instantiate'
import { positionWithin } from './position'
import type { CardProblem } from './problem'
import { CardError } from './problem'
import type { Program } from './program'
import { programOf } from './program'
import { TemplateScope } from './template-scope'

/**
 * What the schema cannot see of a card: that every expression and hole reads, that its names are known, that a few
 * instances can be drawn and shown in both languages with all their networks, and that the worked examples come out.
 * Reading and names first; only a card without such problems is drawn.
 *
 * @returns the problems in file order, each with field, line and column; none for a sound card
 */
export function checkCard(card: Card): CardProblem[] {
  const program = programOf(card)
  const texts = readTexts(card)
  const known = namesOf(program)
  const unread = [...texts.flatMap((source) => checkSource(source, known)), ...checkFormulas(program)]
  if (unread.length > 0) return unread
  const drawn = SEEDS.flatMap((seed) => checkInstance(card, program, texts, seed))
  return [...withoutRepetitions(drawn), ...(card.kind === 'numeric' ? checkExamples(card) : [])]
}

/** The texts of a card in both languages, taken apart; a problem's field is the language's own. */
export function readTexts(card: Card): TextSource[] {
  const languages: readonly Language[] = ['en', 'zh']
  return cardTexts(card).flatMap(({ field, text }) =>
    languages.map((language) => readTextSource(card.id, `${field}.${language}`, text[language])),
  )
}

/** Fills every hole of the texts for an instance; what is refused, in its place in the text. */
export function checkTexts(instance: Instance, texts: readonly TextSource[]): CardProblem[] {
  return texts.flatMap(({ field, split }) => {
    if (!split.ok) return []
    return split.expressions.flatMap((expression, index) =>
      problemsOf(() => instance.fill([expression])).map((problem) => {
        const start = split.positions[index] ?? { line: 1, column: 1 }
        // a problem of a helper that the hole names keeps its own field
        if (problem.field !== HOLE_FIELD) return problem
        const place = { line: problem.line ?? 1, column: problem.column ?? 1 }
        return { ...problem, field, ...positionWithin(start, place) }
      }),
    )
  })
}

/** The problems that something throws. */
export function problemsOf(run: () => unknown): CardProblem[] {
  try {
    run()
    return []
  } catch (error) {
    if (error instanceof CardError) return [error.problem]
    throw error
  }
}

// a few draws find what fails for every value; `checkTemplate` looks for what fails for some
const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7]

function checkInstance(card: Card, program: Program, texts: readonly TextSource[], seed: number): CardProblem[] {
  let instance: Instance
  try {
    instance = instantiate(card, seed)
  } catch (error) {
    if (error instanceof CardError) return [error.problem]
    throw error
  }
  return [
    ...checkTexts(instance, texts),
    ...checkNames(program, instance),
    ...picturesOf(instance).flatMap((figure) => problemsOf(() => figure.draw())),
    ...(instance.lab === undefined ? [] : checkLab(card, instance.lab)),
  ]
}

/** Every picture of an instance: its own, or its options'. */
export function picturesOf({ figure, optionFigures = [] }: Instance): readonly InstanceFigure[] {
  return figure === undefined ? optionFigures : [figure]
}

/** Computes every helper and network, also those that nothing has asked for. */
function checkNames(program: Program, instance: Instance): CardProblem[] {
  const scope = TemplateScope.of(program, instance.values, new Budget())
  return [...program.let.keys(), ...program.nets.keys()].flatMap((name) => problemsOf(() => scope.get(name)))
}

function checkLab(card: Card, text: string): CardProblem[] {
  const reading = parseNetwork(text)
  if (reading.ok) return []
  const { code, line, column, values } = reading.problem
  return [{ card: card.id, field: 'lab', code, line, column, values }]
}

function withoutRepetitions(problems: readonly CardProblem[]): CardProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ field, code, line, column }) => {
    const key = `${field} ${code} ${line} ${column}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
