import type { PastAnswer, QueueInstance } from '@/lib/study'
import { GivenBlanks } from './given-blanks'
import { GivenNumber } from './given-number'
import { GivenOptions } from './given-options'
import { GivenWords } from './given-words'

/** An answer beside the question it was given to. */
export interface GivenProps {
  answer: PastAnswer
  asked: QueueInstance
}

/** What was answered, and what is right. */
export function GivenAnswer(props: GivenProps) {
  switch (props.answer.kind) {
    case 'numeric':
      return <GivenNumber {...props} />
    case 'choice':
    case 'figure':
      return <GivenOptions {...props} />
    case 'cloze':
      return <GivenBlanks {...props} />
    case 'explain':
      return <GivenWords {...props} />
  }
}
