// What a card is: the format of card files, the expression language, and template + seed → one instance.
// Everything is computed from what is passed in: no clock, no chance but the seed.
// Runs on the server and in the browser; knows engine, figure and limits.
export { CardFileSchema, CardSchema } from './card-schema'
export type {
  Bilingual,
  Card,
  CardFile,
  CardKind,
  ChoiceCard,
  ClozeCard,
  ExplainCard,
  FigureCard,
  FigureTemplate,
  Language,
  NumericCard,
  NumericTemplate,
  ToleranceText,
  Variable,
} from './card'
export { canonicalJson } from './canonical-json'
export { cardTexts } from './card-texts'
export type { CardText } from './card-texts'
export { fillMarkdown } from './fill-markdown'
export { fillHoles, splitHoles } from './holes'
export type { HoleProblem, SplitText } from './holes'
export type { Position } from './position'
export { nearestName } from './nearest-name'

export { Budget } from './budget'
export { evaluate } from './evaluate'
export type { Evaluation, Scope } from './evaluate'
export type { Expression } from './expression'
export { parseExpression } from './parse-expression'
export type { ParsedExpression } from './parse-expression'
export { formatValue, plainValue } from './format-value'
export type { FormatOptions, HoleValue, ShownValue } from './format-value'
export type { NumberValue, QuantityValue, Value } from './value'

export { checkCard } from './check-card'
export { checkTemplate, checkWholeTemplate } from './check-template'
export type { QualityCode, TemplateViolation } from './check-template'
export { countInstances } from './count-instances'
export { listInstances } from './list-instances'
export type { InstanceList } from './list-instances'
export { instantiate, instantiateFrom } from './instantiate'
export type { Instance, InstanceAnswer, InstanceFigure, InstanceStep, Tolerance, WrongAnswer } from './instance'
export { CardError } from './problem'
export type { CardCode, CardProblem, ExpressionCode, ExpressionProblem, ProblemValues } from './problem'
