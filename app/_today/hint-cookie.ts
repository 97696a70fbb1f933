/** Remembers that the hint about guests was put away. It holds no identity. */
export const HINT_COOKIE = 'hint'
