import { CLAMP_PARAMETERS, W17_W18_Ceiling } from 'ts-fsrs'

/** Whether these are weights of FSRS-6: 21 finite numbers, each within the bounds that the algorithm clips to. */
export function areWeights(weights: readonly number[]): boolean {
  const bounds = CLAMP_PARAMETERS(W17_W18_Ceiling)
  return (
    weights.length === bounds.length &&
    bounds.every(([least = -Infinity, most = Infinity], place) => {
      const weight = weights[place]
      return weight !== undefined && Number.isFinite(weight) && weight >= least && weight <= most
    })
  )
}
