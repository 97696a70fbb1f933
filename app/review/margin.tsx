'use no memo'

import { useTranslations } from 'next-intl'
import type { AskingProps } from './card-props'
import { MarginButton, MENU_ID } from './margin-button'
import { isFlagged } from './session-order'

/** What the card is: its topic, its kind, its flag; and what can be done with it, a menu on small screens. */
export function Margin(card: AskingProps) {
  const { item, session, control, icons, parts } = card
  const t = useTranslations('review')
  const kind = useTranslations('kind')
  const isFlagOn = isFlagged(session, item.cardId)
  return (
    <aside className="card-margin" aria-label={item.topic.at(-1)?.label}>
      <p className="card-path">
        {item.topic.map(({ id, label }, place) => (
          <span key={id}>
            {place === 0 ? null : <span aria-hidden> › </span>}
            {label}
          </span>
        ))}
      </p>
      <p className="card-kind">
        {kind(item.kind)}
        {parts && <parts.WrongMark {...card} />}
      </p>
      <div className="card-acts">
        <MarginButton onClick={control.flag} keys={['*']} isOn={isFlagOn}>
          <span className={isFlagOn ? 'text-seal' : ''}>{icons.flag}</span>
          <span className="act-name">{isFlagOn ? t('flagged') : t('flag')}</span>
        </MarginButton>
        <MarginButton onClick={control.undo} keys={['U']}>
          {icons.undo}
          <span className="act-name">{t('undo')}</span>
        </MarginButton>
        <button type="button" popoverTarget={MENU_ID} className="margin-button menu-button" aria-label={t('more')}>
          {icons.more}
        </button>
        <div id={MENU_ID} popover="auto" className="card-menu">
          {parts && <parts.CardMenu {...card} />}
        </div>
      </div>
    </aside>
  )
}
