// The part of the session that no first paint needs, as one chunk: what judges, keeps and sends, and what draws an
// answered card and the end.
export { PARTS } from './answered-parts'
export { openDevice } from './session-device'
