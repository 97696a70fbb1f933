/** Something that stops the start and that a person can mend: the message says what is wrong and what to do. */
export class StartProblem extends Error {
  name = 'StartProblem'
}
