// The files under content/ → checked topics, cards and sources, and their texts rendered once.
// Every problem is named with file, line and what would be right, all of them at once; nothing is loaded by halves.
// Server only: reads the disk, and renders through lib/prose.
import 'server-only'

export { checkInstances, hasInstances } from './check-instances'
export type { InstanceBounds, InstanceViolation } from './check-instances'
export { compileCard, compileTopic } from './compile'
export type { CompiledCard, CompiledTopic, TextWithHoles } from './compile'
export type { Content, ContentCard, Topic } from './content'
export { ContentError } from './content-error'
export type { ContentCode, ContentProblem } from './content-problem'
export type { Citation, Source, TopicRole } from './file-schemas'
export { formatContentProblem } from './format-problem'
export { loadContent } from './load-content'
export type { LoadOptions, LoadedContent } from './load-content'
