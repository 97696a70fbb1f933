'use no memo'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { KeyNames } from '@/app/_ui/key-names'
import type { CardProps } from './card-props'
import { openKeyList } from './key-list-id'
import { isFlagged } from './session-order'

const MENU_ID = 'card-menu'

/** What the card is: its topic, its kind, its flag; and what can be done with it, a menu on small screens. */
export function Margin({ item, showing, session, control, icons }: CardProps) {
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
      <p className="card-kind">{kind(item.kind)}</p>
      <div className="card-acts">
        <MarginButton onClick={control.flag} keys={['*']} isOn={isFlagOn}>
          <span className={isFlagOn ? 'text-seal' : ''}>{icons.flag}</span>
          <span className="act-name">{isFlagOn ? t('flagged') : t('flag')}</span>
        </MarginButton>
        <MarginButton
          onClick={control.undo}
          keys={['U']}
          isOff={session.steps.length === 0 && !showing.behind && !showing.practised?.length}
        >
          {icons.undo}
          <span className="act-name">{t('undo')}</span>
        </MarginButton>
        <button type="button" popoverTarget={MENU_ID} className="margin-button menu-button" aria-label={t('more')}>
          {icons.more}
        </button>
        <div id={MENU_ID} popover="auto" className="card-menu">
          <MarginButton onClick={control.bury} keys={['-']}>
            {t('bury')}
          </MarginButton>
          <MarginButton onClick={control.suspend} keys={['@']}>
            {t('suspend')}
          </MarginButton>
          <MarginButton onClick={openKeyList} keys={['?']}>
            {t('keys')}
          </MarginButton>
        </div>
      </div>
    </aside>
  )
}

interface MarginButtonProps {
  readonly onClick: () => void
  readonly keys: readonly [string]
  readonly isOff?: boolean
  readonly isOn?: boolean
  readonly children: ReactNode
}

function MarginButton({ onClick, keys, isOff = false, isOn, children }: MarginButtonProps) {
  const act = () => {
    document.getElementById(MENU_ID)?.hidePopover()
    onClick()
  }
  return (
    <button
      type="button"
      onClick={act}
      aria-pressed={isOn}
      aria-disabled={isOff || undefined}
      aria-keyshortcuts={keys[0]}
      className="margin-button"
    >
      {children}
      <KeyNames keys={keys} />
    </button>
  )
}
