/** Sizes within a chip, in pixels at true size. */
export const CHIP = { font: 12.5, line: 16, padX: 8, padY: 4, band: 5, coverage: 3, gap: 2 }

/** The chip in the middle. */
export const ROOT = { width: 60, height: 44 }
