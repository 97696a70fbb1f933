// Networks that people know by name, as text in the network notation: for the lab's menu and for cards.
// A door of its own, which the engine's does not open: who only computes does not load their text.
// Pure; equal to torchvision's graphs wherever there is one (tests/engine/presets.test.ts).
import { CLASSIC } from './classic'
import { CONVNEXTS } from './convnext'
import { DENSENETS } from './densenet'
import { GRIDDINGS } from './gridding'
import { INCEPTIONS } from './inception'
import { MOBILES } from './mobile'
import { RESNETS } from './resnet'
import { SEGMENTATIONS } from './segmentation'
import type { Preset } from './text'

export type { Preset } from './text'

/** Every preset by its name, in the order of a menu. */
export const PRESETS: ReadonlyMap<string, Preset> = new Map<string, Preset>([
  ...CLASSIC,
  ...INCEPTIONS,
  ...RESNETS,
  ...DENSENETS,
  ...MOBILES,
  ...CONVNEXTS,
  ...SEGMENTATIONS,
  ...GRIDDINGS,
])

/** The whole text of a preset, null if there is none of that name. */
export function presetNotation(name: string): string | null {
  return PRESETS.get(name)?.notation() ?? null
}
