/**
 * A number that looks like chance and is the same for the same text everywhere: FNV-1a over the UTF-16 units, then the
 * finaliser of MurmurHash3, since FNV alone leaves the high bits of short texts alike.
 *
 * @returns 0 ≤ x < 1, in steps of 2⁻³²
 */
export function hashFraction(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
