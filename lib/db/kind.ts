/** What differs between databases is decided by this, in this room and nowhere else. */
export type DatabaseKind = 'sqlite' | 'postgresql'

/** Which database an address names. @param url - as DATABASE_URL */
export const kindOf = (url: string): DatabaseKind => (/^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite')
