/** The part of the native optimiser that is used. */
export interface Optimiser {
  readonly FSRSBindingReview: new (rating: number, deltaT: number) => object
  readonly FSRSBindingItem: new (reviews: never[]) => object
  readonly computeParameters: (
    items: never[],
    options: {
      enableShortTerm: boolean
      numRelearningSteps: number
      progress: (current: number, total: number) => void
      timeout: number
    },
  ) => Promise<number[]>
}

/**
 * Loads the optimiser, which is a file for one kind of machine.
 *
 * @returns null where this machine has none
 */
export async function loadOptimiser(): Promise<Optimiser | null> {
  try {
    return (await import('@open-spaced-repetition/binding')) as unknown as Optimiser
  } catch {
    return null
  }
}
