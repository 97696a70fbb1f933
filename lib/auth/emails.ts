/** An address as it is kept and compared, or null when it is none: one @, no spaces, folded. */
export function foldEmail(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  return text.length <= 254 &&
    /^[^\s\p{Cc}@"(),:;<>[\\\]]+@[^\s\p{Cc}@"(),:;<>[\\\]]+\.[^\s\p{Cc}@."(),:;<>[\\\]]+$/u.test(text)
    ? text
    : null
}
