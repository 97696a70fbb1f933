// The engine's results and a card's own numbers as pictures: cells, lines and labels with coordinates, and the schema of a
// card's figure. A scene is plain JSON with tones by name and sentences by code: colours are the app's, words are i18n's.
// Runs on the server and in the browser; no JSX.
export { middleUnit, receptiveFieldScene } from './cone'
export { drawScene } from './draw'
export { figureExpressions, figureNetworks, type FigureExpression, type LocalName } from './figure-expressions'
export { FigureSpecSchema, type FigureSpec } from './figure-spec'
export type { FigureValues } from './figure-values'
export type { Frame, Mark, Points, Scene, SceneTable, Sentence, SentenceCode, Tone } from './scene'
export { hullScene, touchedScene } from './strip'
