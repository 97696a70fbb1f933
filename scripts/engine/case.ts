/** A case as it is read: one JSON object a line, its fields by the family. */
export type CaseJson = Readonly<Record<string, unknown>>
