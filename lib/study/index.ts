// Use cases: load, decide, save. Each is told who asks and what time it is, and never asks itself.
// The only room that opens a transaction; it joins what all the others know.
// Runs on the server; imports every room but auth.
import 'server-only'

export type { CardHistory, HistoryAct, HistoryEntry } from './card-history'
export { cardInfo } from './card-info'
export type { CardInfo, CardMistake, CardStanding } from './card-info'
export { checkStates } from './check-states'
export type { Difference, DifferingPerson, StatesCheck } from './check-states'
export { isDatabaseFault } from './database-fault'
export { fillContent } from './fill-content'
export type { FillContent } from './fill-content'
export { freshInstances } from './fresh-instances'
export type { FreshInstances } from './fresh-instances'
export { readTerms } from './glossary'
export type { TermView } from './glossary'
export { markedCards, MARKS } from './marked-cards'
export type { Mark, MarkedCard, MarkedCards } from './marked-cards'
export { endPlan, listPlans, roles, savePlan, scopeOf, setOutcome } from './interview-plans'
export type {
  InterviewPlanView,
  PlanInput,
  PlanProblem,
  PlanProblemCode,
  RolePreset,
  SavePlan,
  SetOutcome,
} from './interview-plans'
export type { PlanDate } from './interview-dates'
export { interviewRequest } from './interview-request'
export type { PlanTerms } from './interview-request'
export { interviewLine } from './interview-line'
export type { InterviewLine } from './interview-line'
export { interviewView } from './interview-view'
export type { InterviewView, PlanScreen } from './interview-view'
export { DAYS_AFTER } from './past-plans'
export type { PastPlan } from './past-plans'
export { planSessions } from './plan-sessions'
export { mapDays } from './map-days'
export type { MapDay, MapDays } from './map-days'
export type { MapFigures } from './map-figures'
export { lastRescheduling } from './last-rescheduling'
export { keepModels, memoryModels } from './memory-models'
export type { MemoryModels, ModelChoice, ModelSet } from './memory-models'
export { MISTAKE_DAYS } from './mistakes-below'
export { listAnswers } from './list-answers'
export type { AnswerLine, AnswerList } from './list-answers'
export { progress } from './progress'
export { ACTIVITY_DAYS } from './progress-view'
export type { ActivityDays, CalibrationPart, DatedSpan, MistakeLine, ProgressView } from './progress-view'
export { finishMock } from './mock-finish'
export type { MockFinish } from './mock-finish'
export { listMocks, removeMock } from './mock-list'
export type { MockLine } from './mock-list'
export { mockMarkdown } from './mock-texts'
export type { MockMarkdown, MockTexts } from './mock-texts'
export { markMock } from './mock-mark'
export type { MockMarking } from './mock-mark'
export { MOCK_VERDICTS, MOCK_WAYS, MockAnswerSchema, MockMarkSchema } from './mock-record'
export type { MockAnswer, MockMark, MockVerdicts, MockWay } from './mock-record'
export { mockReport } from './mock-report'
export type { MockReport, MockReportAnswer } from './mock-report'
export { isMockOpen, mockRun } from './mock-run'
export type { MockRun, MockRunQuestion } from './mock-run'
export type { MockScope } from './mock-scope'
export { MOCK_MINUTES, startMock } from './mock-start'
export type { MockStart, MockWish } from './mock-start'
export { movesNow, previewMoves } from './preview-moves'
export type { MoveLine, MovesPreview } from './preview-moves'
export { queue } from './queue'
export type { QueueFilter, QueueRequest } from './queue'
export { queuePack } from './queue-pack'
export type { PackDay, QueuePack } from './queue-pack'
export { readiness } from './readiness'
export type { Readiness } from './readiness'
export type { Reader } from './reader'
export { recordEntries } from './record-entries'
export type {
  CardKind,
  EntryRefusal,
  EntryStatus,
  Html,
  Language,
  QueueAnswer,
  QueueCounts,
  QueueInstance,
  QueueItem,
  QueueState,
  RecordAnswer,
  RequestProblem,
  ReviewMode,
} from './review-api'
export { revisitAnswer } from './revisit-answer'
export type { PastAnswer } from './revisit-answer'
export { readSettings, saveSettings } from './settings'
export type { SaveSettings, SettingProblem } from './settings'
export type { SettingsView } from './settings-view'
export { today } from './today'
export { ACT_SCOPES, cardsOfAct, TOPIC_ACTS } from './topic-acts'
export type { ActScope, LastTopicAct, TopicAct, TopicActs } from './topic-acts'
export { topicHistory } from './topic-history'
export type { TopicDay, TopicHistory } from './topic-history'
export { topicMap } from './topic-map'
export type { TopicMap } from './topic-map'
export { greeting } from './topic-outline'
export { topicPage } from './topic-page'
export { trainModel } from './train-model'
export { endTraining, startTraining, trainingState } from './training-jobs'
export type { TrainingMessage, TrainingState } from './training-jobs'
export { undoableEntries } from './undoable-entries'
export type { UndoableEntry } from './undoable-entries'
export type { TodayView, TopicCardRow, TopicMeasures, TopicMistake, TopicNode, TopicView } from './views'
export { weightedTopics } from './weighted-topics'
export type { WeightedTopic } from './weighted-topics'
export { workloadCurves } from './workload-curves'
export type { WorkloadCurves } from './workload-curves'
