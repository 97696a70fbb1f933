import type { Network } from '@/lib/engine'
import { receptiveFieldScene } from './cone'
import type { FigureSpec } from './figure-spec'
import type { Scene } from './scene'
import { hullScene, touchedScene } from './strip'

const SCENES = {
  cone: receptiveFieldScene,
  touched: touchedScene,
  hull: hullScene,
} satisfies Record<FigureSpec['scene'], (network: Network, unit: number | 'middle') => Scene>

/**
 * The scene that a card's figure names.
 *
 * @throws EngineError where the network has no such picture
 */
export function drawScene(figure: {
  readonly scene: FigureSpec['scene']
  readonly network: Network
  readonly unit: number | 'middle'
}): Scene {
  return SCENES[figure.scene](figure.network, figure.unit)
}
