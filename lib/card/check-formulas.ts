import { nameUses } from './expression'
import type { Formula, TextSource } from './formula'
import { nearestName } from './nearest-name'
import { positionAt, positionWithin } from './position'
import type { CardProblem } from './problem'
import type { Program } from './program'

/** What is wrong with the expressions and networks of a template before anything is drawn: reading and names. */
export function checkFormulas(program: Program): CardProblem[] {
  const all = namesOf(program)
  const helpers = [...program.let.keys()]
  return [
    ...[...program.let.values()].flatMap((formula, index) => {
      const later = helpers.slice(index)
      const known = all.filter((name) => !later.includes(name))
      return checkFormula(formula, known, later)
    }),
    ...[...program.nets.values()].flatMap((source) => checkSource(source, all)),
    ...program.where.flatMap((formula) => checkFormula(formula, all)),
    ...(program.answer === undefined ? [] : checkFormula(program.answer, all)),
    ...program.misconceptions.flatMap(({ is, when }) => [
      ...(when === undefined ? [] : checkFormula(when, all)),
      ...checkFormula(is, all),
    ]),
    ...[...program.stepTex.values()].flatMap((source) => checkSource(source, all)),
    ...[...(program.derivation?.given.values() ?? [])].flatMap((formula) => checkFormula(formula, all)),
    ...program.figures.flatMap(({ formulas }) =>
      [...formulas.values()].flatMap(({ formula, locals }) =>
        checkFormula(formula, [...all, ...locals.map(({ name }) => name)]),
      ),
    ),
    ...(program.lab === undefined ? [] : checkSource(program.lab, all)),
  ]
}

/** Every name that a template gives. */
export function namesOf(program: Program): string[] {
  return [...program.vary.map(([name]) => name), ...program.let.keys(), ...program.nets.keys()]
}

/** What is wrong with a text's holes: that they end, that each one reads, and its names. */
export function checkSource(source: TextSource, known: readonly string[]): CardProblem[] {
  const { card, field, split, formulas } = source
  if (!split.ok) return [{ card, field, ...split.problem }]
  return formulas.flatMap((formula) => checkFormula(formula, known))
}

function checkFormula(formula: Formula, known: readonly string[], later: readonly string[] = []): CardProblem[] {
  const { card, field, parsed, start } = formula
  if (!parsed.ok) return [{ card, field, ...parsed.problem, ...positionWithin(start, parsed.problem) }]
  const { expression } = parsed
  return nameUses(expression).flatMap(({ name, at }): CardProblem[] => {
    if (known.includes(name)) return []
    const place = positionWithin(start, positionAt(expression.text, at))
    if (later.includes(name)) return [{ card, field, code: 'used_before_defined', ...place, values: { name } }]
    const nearest = nearestName(name, known)
    const values = { name, ...(nearest === undefined ? {} : { nearest }) }
    return [{ card, field, code: 'unknown_name', ...place, values }]
  })
}
