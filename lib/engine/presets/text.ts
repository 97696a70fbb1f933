/** Lines of the network notation. */
export type Lines = readonly string[]

/** A network in the network notation, one of those that people know by name. */
export interface Preset {
  /** As it is written in papers; the same in every language. */
  readonly title: string
  /** Channels, then the spatial axes. */
  readonly input: readonly number[]
  /** The whole text, with its input line. */
  notation(): string
}

/** A preset of these lines under its input line. */
export function preset(title: string, input: readonly number[], lines: () => Lines): Preset {
  return { title, input, notation: () => [`input ${input.join('x')}`, ...lines(), ''].join('\n') }
}

/** What ImageNet networks are shown, in most papers and in torchvision. */
export const IMAGENET = [3, 224, 224] as const

/** Where a line takes its input from, if not from the line above. */
export function from(source: string | undefined): string {
  return source === undefined ? '' : ` <- ${source}`
}

/** `layer3` and `0` and `conv2` → `layer3_0_conv2`: torchvision's module path with the one sign that names may have. */
export function path(...parts: readonly (string | number)[]): string {
  return parts.join('_')
}

/** The numbers from 0 on, so many of them. */
export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}
