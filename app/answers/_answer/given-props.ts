import type { PastAnswer, QueueInstance } from '@/lib/study'

/** An answer beside the question it was given to. */
export interface GivenProps {
  answer: Pick<PastAnswer, 'kind' | 'given' | 'verdict' | 'readAs' | 'perBlank' | 'misconceptions'>
  asked: QueueInstance
}
