// The words of the program: catalogues in two languages, typed by key, and the way numbers, intervals and dates are written.
// It turns codes of other rooms into sentences (key and numbers); the screens' translator puts the words in.
// Pure: runs on the server and in the browser; imports nothing.
export { LANGUAGES, htmlLanguage, isLanguage, languageOfHeader, otherLanguage } from './languages'
export type { Language } from './languages'
export type { MessageKey, Messages, Sentence } from './messages'
export { formatNumber, formatPercent } from './numbers'
export { formatDuration, formatInterval } from './intervals'
export { formatDate, formatDayHeading, formatHour } from './dates'
export { LAST_WORDS } from './last-words'
export type { LastWords } from './last-words'
export { problemSentence } from './problem-sentence'
export { PROBLEMS } from './problem-codes'
export { ENGINE_PROBLEMS } from './engine-codes'
export { axisName, engineSentence } from './engine-sentence'
export type { EngineProblem, EngineSaying } from './engine-sentence'
export { reasonSentence } from './reason-sentence'
export { DERIVATION_STEPS } from './derivation-steps'
export { stepSentence } from './step-sentence'
