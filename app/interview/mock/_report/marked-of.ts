import type { MockAnswer, MockReport, MockReportAnswer, QueueInstance } from '@/lib/study'
import type { Marked } from './mark-types'

/** Of an answer of the report, what the browser needs to mark it and to put it into the log. */
export function markedOf(answer: MockReportAnswer, { model }: Pick<MockReport, 'model'>): Marked {
  const { asked, topic, recall } = answer
  const own = topic.at(-1)
  const misconception = answer.misconceptions[0]?.id
  return {
    question: answer.question,
    cardId: answer.cardId,
    topicId: own?.id ?? '',
    topic: own?.label ?? '',
    bonus: answer.kind === 'explain' ? (asked.rubric ?? []).map(({ bonus }) => bonus) : null,
    said: answer.said,
    verdict: answer.verdict,
    recall,
    thinkingMs: answer.thinkingMs + (answer.followUp?.thinkingMs ?? 0),
    answeringMs: answer.answeringMs + (answer.followUp?.answeringMs ?? 0),
    standing: answer.standing,
    entryId: answer.entryId,
    next: answer.next,
    at: answer.at,
    words: {
      type: 'review',
      cardId: answer.cardId,
      cardVersion: answer.cardVersion,
      after: answer.after,
      mode: 'mock',
      ...drawn(asked),
      answer: inOrder(answer.given),
      verdict: answer.verdict,
      ...(asked.key.value === undefined ? {} : { expected: asked.key.value }),
      ...(misconception === undefined ? {} : { misconception }),
      hints: 0,
      retries: answer.retries,
      spentMs: answer.thinkingMs + answer.answeringMs,
      ...(recall === null ? {} : { recallBefore: recall }),
      modelId: answer.kind === 'numeric' ? model.numericId : model.id,
      retention: model.retention,
    },
    initial: { points: answer.points, had: answer.had, rating: answer.mark?.rating ?? null },
  }
}

/** What the question was drawn with, where it was drawn. */
function drawn({ seed, values, order }: QueueInstance): Pick<Marked['words'], 'seed' | 'values' | 'order'> {
  const hasValues = Object.keys(values).length > 0
  return {
    ...(hasValues || order.length > 0 ? { seed } : {}),
    ...(hasValues ? { values: { ...values } } : {}),
    ...(order.length > 0 ? { order: [...order] } : {}),
  }
}

function inOrder({ picks, ...given }: MockAnswer['answer']): MockAnswer['answer'] {
  return picks === undefined ? given : { ...given, picks: picks.toSorted((one, other) => one - other) }
}
