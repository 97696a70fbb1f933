import { REQUEST_LIMITS as LIMITS, type RequestProblemCode } from '@/lib/plan'

const TODO: Readonly<Record<RequestProblemCode | 'not_json', string>> = {
  not_json: 'Send one JSON object a line, without line breaks in it. NaN and Infinity are no JSON.',
  not_an_object: 'Give a JSON object here.',
  not_a_list: 'Give a JSON list here.',
  too_many: `Give at most ${LIMITS.cards} cards.`,
  too_short: 'Give the seconds of each day from today to the eve of the interview, or leave budgets out.',
  id_malformed: `Give each card an id: a text of at most ${LIMITS.idCharacters} characters, or a number up to 2^53 - 1.`,
  id_twice: 'Give each card an id of its own.',
  day_malformed: 'Give a whole number of days, on the same origin everywhere.',
  day_too_far: `Give a day of the interview at most ${LIMITS.days} days ahead.`,
  seconds_malformed: `Give seconds from 0 to ${LIMITS.secondsOfDay}.`,
  cost_malformed: `Give mean seconds of a visit, from ${LIMITS.leastCost} to ${LIMITS.mostCost}: pass, lapse and new.`,
  too_many_costs: `Give at most ${LIMITS.costs} different costs, one for each kind of card; what is about the same may have the same.`,
  parameters_malformed: 'Give the 21 parameters of FSRS-6, each within its bounds, or leave params out.',
  shares_malformed: 'Give parts that sum to 1: first has Again, Hard, Good, Easy; recalled has Hard, Good, Easy.',
  weight_malformed: `Give a weight of 0, or from ${LIMITS.leastWeight} to ${LIMITS.mostWeight}.`,
  stability_malformed: `Give a stability from ${LIMITS.leastStability} to ${LIMITS.mostStability} days, or isNew: true.`,
  difficulty_malformed: 'Give a difficulty from 1 to 10.',
  flag_malformed: 'Give true or false.',
}

/** What to do about a line, or a card, that can't be read. */
export function todoOf(code: keyof typeof TODO): string {
  return TODO[code]
}
