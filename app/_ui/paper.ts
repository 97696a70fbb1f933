/** The paper of both themes, for the browser's own edges. */
export const PAPER = { light: '#f6fafb', dark: '#0f141c' } as const
