import { useContext } from 'react'
import { TermsUsed } from '@/app/_ui/terms-used'
import { Working } from '@/app/_ui/working'
import { Figure } from './answer-figure'
import { CardLanguage, CardProse } from './card-prose'
import type { AnsweredProps } from './card-props'
import { ClozeVerdict } from './cloze-verdict'
import { Correction, FullAnswer, Sources } from './correction'
import { ExplainVerdict, OwnWords } from './explain-verdict'
import { FollowUps } from './follow-ups'
import { LeechLine } from './leech-line'
import { NumericVerdict } from './numeric-verdict'
import { OptionsVerdict } from './options-verdict'
import { OwnNote } from './own-note'
import { PracticeStart } from './practice-start'

/** The verdict, in the place of the answer's control. */
export function Judgement(card: AnsweredProps) {
  switch (card.item.kind) {
    case 'numeric':
      return <NumericVerdict {...card} />
    case 'choice':
    case 'figure':
      return <OptionsVerdict {...card} />
    case 'cloze':
      return <ClozeVerdict {...card} />
    case 'explain':
      return <ExplainVerdict {...card} />
  }
}

/** Why it is so: correction and working, picture or full answer, sources and terms. */
export function Details(card: AnsweredProps) {
  const { scene, caption, steps, terms } = card.instance.after
  const lang = useContext(CardLanguage)
  const isExplain = card.item.kind === 'explain'
  return (
    <>
      <div className="card-why">
        <Correction {...card} />
        <LeechLine {...card} />
        <OwnNote {...card} />
        <PracticeStart {...card} />
        <Working steps={steps} isOpen={card.judged.verdict === 'wrong'} lang={lang} />
      </div>
      {scene === undefined && !isExplain ? null : (
        <div className="card-plate">
          {isExplain ? <OwnWords {...card} /> : null}
          {isExplain ? <FullAnswer {...card} /> : null}
          {isExplain ? <FollowUps {...card} /> : null}
          {scene === undefined ? null : (
            <Figure scene={scene} caption={caption === undefined ? undefined : <CardProse html={caption} inline />} />
          )}
        </div>
      )}
      <div className="card-sources">
        <Sources {...card} />
        <TermsUsed terms={terms} lang={lang} />
      </div>
    </>
  )
}
