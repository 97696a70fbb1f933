import { LIMITS } from '@/lib/limits'
import { overBudget } from './problem'

/** The steps that one evaluation, or all expressions of one drawn instance together, may take. */
export class Budget {
  private used = 0

  /** @param total - a budget that several share, which is charged as well */
  constructor(
    private readonly limit: number = LIMITS.templateSteps.limit,
    private readonly total?: Budget,
  ) {}

  /** Whether nothing is left. */
  get isSpent(): boolean {
    return this.used >= this.limit
  }

  /**
   * Counts steps: one for every node computed, and one for every element a function looks at.
   *
   * @throws Refusal `template_budget`
   */
  spend(steps: number, at: number): void {
    this.used += steps
    this.total?.charge(steps)
    if (this.used > this.limit) throw overBudget('steps', at, this.limit, this.used)
  }

  private charge(steps: number): void {
    this.used += steps
  }
}
