import { GivenBlanks } from './given-blanks'
import { GivenNumber } from './given-number'
import { GivenOptions } from './given-options'
import type { GivenProps } from './given-props'
import { GivenWords } from './given-words'

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
