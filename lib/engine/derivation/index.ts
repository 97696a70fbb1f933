// How a number comes about: the rule, then the rule with the numbers put in. A door of its own beside the engine's.
export { derive, type AxisQuestion, type DeriveArguments } from './derive'
export { STEP_IDS, type Derivation, type DerivationStep, type Quantity, type StepId } from './derivation'
