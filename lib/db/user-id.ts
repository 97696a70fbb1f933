/** Who a row belongs to. Made by the server (UUIDv7); only a checked session hands one out. */
export type UserId = string & { readonly of: 'user' }

/** The owner of the built-in deck, which belongs to nobody. */
export const BUILT_IN = ''
