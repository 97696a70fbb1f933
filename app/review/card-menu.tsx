import { useTranslations } from 'next-intl'
import type { CardProps } from './card-props'
import { openKeyList } from './key-list-id'
import { MarginButton } from './margin-button'
import { noteOf } from './note-of'

/** What else can be done with the card on the screen. */
export function CardMenu({ item, session, control }: CardProps) {
  const t = useTranslations('review')
  const note = noteOf(session, item)
  return (
    <>
      {session.undone.length === 0 ? null : (
        <MarginButton onClick={control.redo} keys={['⇧', 'U']}>
          {t('redo')}
        </MarginButton>
      )}
      <MarginButton onClick={() => control.open('info')} keys={['I']}>
        {t('info')}
      </MarginButton>
      <MarginButton onClick={control.sayWhy}>{t('why')}</MarginButton>
      <MarginButton onClick={() => control.open('note')} keys={['⇧', 'N']}>
        {note === null ? t('note') : t('changeNote')}
      </MarginButton>
      {note?.wrong === true ? null : <MarginButton onClick={() => control.open('wrong')}>{t('sayWrong')}</MarginButton>}
      <MarginButton onClick={control.bury} keys={['-']}>
        {t('bury')}
      </MarginButton>
      <MarginButton onClick={control.suspend} keys={['@']}>
        {t('suspend')}
      </MarginButton>
      <MarginButton onClick={openKeyList} keys={['?']}>
        {t('keys')}
      </MarginButton>
    </>
  )
}
