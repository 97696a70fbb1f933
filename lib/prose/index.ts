// The one renderer: Markdown, TeX and code → safe HTML, with holes that an instance fills in.
// What it makes goes into the page through the one <Prose> component; nothing else in the program writes HTML from text.
// Server only: neither the Markdown parser nor KaTeX nor the highlighter goes to a browser.
import 'server-only'

export { compileText } from './compile-text'
export type { CompileOptions } from './compile-text'
export type { CompiledText, HoleText, ProseLanguage } from './compiled-text'
export { fillText } from './fill-text'
export { plainText } from './plain-text'
export { ProseError } from './prose-error'
export type { ProseCode } from './prose-error'
export { renderFormula } from './render-formula'
export { renderTex } from './render-tex'
