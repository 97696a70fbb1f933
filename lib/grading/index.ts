// What a person typed, picked or ticked → a value → a verdict, the misconception behind it and a proposed rating.
// Unreadable input is a problem with a position, never a wrong answer.
// Pure: the same in a browser and on the server; the only zod-free door an answer field needs.
export type { AnswerKey, InputProblem, InputProblemCode, Misconception, Quantity, Reading } from './answer-key'
export { readAnswer } from './read-answer'
export { gradeNumber } from './grade-number'
export { gradeChoice } from './grade-choice'
export { gradeCloze } from './grade-cloze'
export { shownForms } from './shown-forms'
export type { NumberGrade } from './grade-number'
export type { ChoiceGrade } from './grade-choice'
export type { ClozeGrade } from './grade-cloze'
export { preTickRubric, rubricShare } from './rubric'
export { proposeRating } from './propose-rating'
