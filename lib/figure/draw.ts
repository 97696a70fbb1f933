import { blocksScene } from './blocks'
import { chartScene } from './chart'
import { receptiveFieldScene } from './cone'
import { cubeScene } from './cube'
import { effectiveScene } from './effective'
import type { FigureSpec, SingleFigureSpec, SpecOf } from './figure-spec'
import { within, type FigureValues } from './figure-values'
import { linksScene } from './links'
import { panelsScene } from './panels'
import { planeScene } from './plane'
import { rowsScene } from './rows'
import { samplesScene } from './samples'
import type { Scene } from './scene'
import { hullScene, touchedScene } from './strip'
import { windowsScene } from './windows'

type Draw<Spec> = (spec: Spec, values: FigureValues) => Scene

const SCENES: { readonly [Kind in SingleFigureSpec['scene']]: Draw<SpecOf<Kind>> } = {
  cone: ({ net, unit }, values) => receptiveFieldScene(values.network(net, 'net'), unitOf(unit, values)),
  touched: ({ net, unit }, values) => touchedScene(values.network(net, 'net'), unitOf(unit, values)),
  hull: ({ net, unit }, values) => hullScene(values.network(net, 'net'), unitOf(unit, values)),
  windows: windowsScene,
  samples: samplesScene,
  links: linksScene,
  plane: planeScene,
  rows: rowsScene,
  blocks: blocksScene,
  cube: (_, values) => cubeScene(values),
  effective: effectiveScene,
  chart: chartScene,
}

/**
 * The scene that a card's figure describes.
 *
 * @param values - what its expressions come to
 * @throws EngineError where the network has no such picture; what `values` throws for an expression that is refused
 */
export function drawScene(spec: FigureSpec, values: FigureValues): Scene {
  if (spec.scene === 'panels')
    return panelsScene(spec.panels.map((panel, index) => drawSingle(panel, within(values, `panels.${index}`))))
  return drawSingle(spec, values)
}

function drawSingle(spec: SingleFigureSpec, values: FigureValues): Scene {
  // the table has the drawing for each kind; that both are of the same kind the compiler cannot see
  const draw = SCENES[spec.scene] as Draw<SingleFigureSpec>
  return draw(spec, values)
}

const MOST_UNIT = 10_000_000

function unitOf(unit: string | undefined, values: FigureValues): number | 'middle' {
  return unit === undefined || unit === 'middle' ? 'middle' : values.whole('unit', 0, MOST_UNIT)
}
