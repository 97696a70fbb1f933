'use no memo'

import { useDeferredValue, useLayoutEffect, useRef } from 'react'
import type { AnsweredParts } from './answered-parts'
import { CardLanguage } from './card-prose'
import type { AnsweredProps, AskingProps, CardProps } from './card-props'
import { Cloze } from './cloze'
import { focusCard } from './focus-card'
import { Explain } from './explain'
import { Margin } from './margin'
import { NumericAnswer } from './numeric-answer'
import { Options } from './options'
import { Question } from './question'

interface CardScreenProps extends CardProps {
  /** `lang` of the card where it is not the page's */
  readonly lang: string | undefined
  readonly parts: AnsweredParts | null
}

/**
 * One card: the margin, the sheet, the plate. The answer's control turns into the verdict in its place, and nothing
 * above it moves. Working and picture come a moment after the verdict, so that the key that asked for it is not kept waiting.
 */
export function Card({ lang, parts, ...card }: CardScreenProps) {
  const root = useRef<HTMLDivElement>(null)
  const { judged } = card.showing
  const isAnswered = judged !== null
  const isDetailed = useDeferredValue(isAnswered, false)
  // before the browser paints: a key pressed at the sight of the card must find the field
  useLayoutEffect(() => {
    if (!isAnswered) window.scrollTo(0, 0)
    if (root.current) focusCard(root.current, isAnswered)
  }, [isAnswered])
  const answered: AnsweredProps | null = judged === null ? null : { ...card, judged }
  return (
    <CardLanguage value={lang}>
      <div ref={root} className="card">
        <Margin {...card} parts={parts} />
        {card.item.kind === 'cloze' ? null : (
          <div className="card-question">
            <Question instance={card.instance} />
          </div>
        )}
        <div className={card.item.kind === 'cloze' ? 'card-question' : 'card-sheet'}>
          {answered === null || parts === null ? (
            <>
              <Asking {...card} parts={parts} />
              {parts && <parts.Hints {...card} />}
            </>
          ) : (
            <parts.Judgement {...answered} />
          )}
        </div>
        {answered !== null && parts !== null && isDetailed ? <parts.Details {...answered} /> : null}
      </div>
    </CardLanguage>
  )
}

function Asking(card: AskingProps) {
  switch (card.item.kind) {
    case 'numeric':
      return <NumericAnswer {...card} />
    case 'choice':
    case 'figure':
      return <Options {...card} />
    case 'cloze':
      return <Cloze {...card} />
    case 'explain':
      return <Explain {...card} />
  }
}
