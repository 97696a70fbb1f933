'use no memo'

import { useLayoutEffect, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { Html, QueueInstance } from '@/lib/study'
import { CardProse } from './card-prose'
import { focusCard } from './focus-card'
import { plainHtml, textWidth } from './plain-html'

interface QuestionProps {
  readonly instance: QueueInstance
  /** what stands in a blank of a cloze, by its place from 0 */
  readonly blank?: (place: number) => ReactNode
}

/** The question, set the larger the shorter it is. Fields of a cloze stand in the sentence itself. */
export function Question({ instance, blank }: QuestionProps) {
  const [root, setRoot] = useState<HTMLElement | null>(null)
  const blanks = blank && root ? [...root.querySelectorAll('[data-blank]')] : []
  // fields come a moment after the sentence, when their places are known
  useLayoutEffect(() => {
    if (root?.querySelector('input')) focusCard(root, false)
  }, [root])
  return (
    <div id="question" tabIndex={-1} ref={setRoot} className={`question ${sizeOf(instance)}`}>
      <CardProse html={withoutLooseMarks(instance.question)} />
      {blanks.map((place, n) => createPortal(blank?.(n), place, String(n)))}
    </div>
  )
}

function sizeOf({ question }: QueueInstance): string {
  const width = textWidth(plainHtml(question))
  if (width <= 130) return 'question-short'
  return width <= 300 ? 'question-middle' : 'question-long'
}

/** Keeps a full stop or a comma behind a blank on the blank's line; a field alone would let it begin the next one. */
function withoutLooseMarks(html: Html): Html {
  return html.replace(
    /(<span data-blank="\d"><\/span>)([，。、；：！？）”.,;:!?)]+)/g,
    '<span class="whitespace-nowrap">$1$2</span>',
  )
}
