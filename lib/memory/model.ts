/** A memory model: FSRS-6 under one set of 21 weights. States of two models can't be compared, only replayed. */
export interface Model {
  readonly id: string
  readonly weights: readonly number[]
}

/**
 * FSRS-6 as published: fitted to some hundred million reviews of ten thousand people, and in force until a person's own
 * log says better.
 *
 * Written out here, for a package that moves its defaults must not move anybody's memory.
 *
 * @see open-spaced-repetition/fsrs-rs `DEFAULT_PARAMETERS`
 */
export const DEFAULT_MODEL: Model = Object.freeze({
  id: 'fsrs-6-default',
  weights: Object.freeze([
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]),
})

/**
 * The model of an id, or the default where a log names one that is not at hand.
 *
 * @param models - the person's own models; the default need not be among them
 */
export function modelOf(models: readonly Model[], id: string | null): Model {
  return models.find((model) => model.id === id) ?? DEFAULT_MODEL
}
