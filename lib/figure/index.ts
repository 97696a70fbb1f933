// The engine's results as pictures: cells, lines and labels with coordinates, and the schema of a card's figure.
// A scene is plain JSON with tones by name and sentences by code: colours are the app's, words are i18n's.
// Runs on the server and in the browser; no JSX.
export { middleUnit, receptiveFieldScene } from './cone'
export { drawScene } from './draw'
export { FigureSpecSchema, type FigureSpec } from './figure-spec'
export type { Frame, Mark, Points, Scene, Sentence, SentenceCode, Tone } from './scene'
export { hullScene, touchedScene } from './strip'
