import { useTranslations } from 'next-intl'
import { Icon } from './icon'
import { KeyNames } from './key-names'

/** Where each key leads or what it does, in the words of the `keys` catalogue. A key is here once its screen is. */
const GROUPS = [
  {
    title: 'go',
    keys: [
      { does: 'today', keys: ['G', 'T'] },
      { does: 'review', keys: ['G', 'R'] },
      { does: 'map', keys: ['G', 'M'] },
      { does: 'interview', keys: ['G', 'I'] },
      { does: 'progress', keys: ['G', 'P'] },
      { does: 'settings', keys: ['G', 'S'] },
      { does: 'list', keys: ['?'] },
    ],
  },
  {
    title: 'tree',
    keys: [
      { does: 'treeMove', keys: ['↑', '↓'] },
      { does: 'treeOpen', keys: ['→', '←'] },
      { does: 'treeEnds', keys: ['Home', 'End'] },
      { does: 'treeEnter', keys: ['Enter'] },
    ],
  },
  {
    title: 'picture',
    keys: [
      { does: 'mapMove', keys: ['←', '↑', '→', '↓'] },
      { does: 'mapOpen', keys: ['Enter'] },
      { does: 'mapStudy', keys: ['S'] },
      { does: 'mapFold', keys: ['Space'] },
      { does: 'mapZoom', keys: ['+', '−', '0'] },
    ],
  },
  {
    title: 'session',
    keys: [
      { does: 'show', keys: ['Space', 'Enter'] },
      { does: 'showText', keys: ['Ctrl+Enter'] },
      { does: 'rate', keys: ['1', '2', '3', '4'] },
      { does: 'pick', keys: ['A', '…', 'F'] },
      { does: 'hint', keys: ['H'] },
      { does: 'another', keys: ['N'] },
      { does: 'same', keys: ['R'] },
      { does: 'back', keys: ['Esc'] },
      { does: 'followUp', keys: ['N'] },
      { does: 'undo', keys: ['U', 'Ctrl+Z'] },
      { does: 'redo', keys: ['⇧U', 'Ctrl+Y'] },
      { does: 'info', keys: ['I'] },
      { does: 'note', keys: ['⇧N'] },
      { does: 'suspend', keys: ['@'] },
      { does: 'bury', keys: ['-'] },
      { does: 'flag', keys: ['*'] },
    ],
  },
  {
    title: 'mock',
    keys: [
      { does: 'mockPick', keys: ['A', '…', 'F'] },
      { does: 'mockNext', keys: ['Enter'] },
      { does: 'mockNextText', keys: ['Ctrl+Enter'] },
    ],
  },
] as const

/**
 * The list of all keys, as a dialog that an island opens (`<dialog id>`).
 *
 * @param id - by which the opener finds it
 */
export function KeyList({ id }: { id: string }) {
  const t = useTranslations('keys')
  return (
    <dialog
      id={id}
      aria-labelledby={`${id}-title`}
      className="m-auto w-[min(44rem,calc(100vw-2rem))] rounded-dialog border border-line bg-plate p-6 text-ink shadow-dialog backdrop:bg-[oklch(0.19_0.018_262/0.5)] md:p-8"
    >
      <div className="flex items-center justify-between gap-4">
        <h2 id={`${id}-title`} className="text-lg">
          {t('title')}
        </h2>
        <form method="dialog">
          <button className="grid size-11 place-items-center rounded" aria-label={t('close')}>
            <Icon name="close" />
          </button>
        </form>
      </div>
      <div className="mt-2 gap-x-10 md:grid md:grid-cols-2 md:grid-rows-[auto_auto_1fr]">
        {GROUPS.map((group) => (
          <section
            key={group.title}
            className={group.title === 'session' ? 'mt-4 md:col-start-2 md:row-span-3 md:row-start-1' : 'mt-4'}
          >
            <h3 className="text-sm text-ink-2">{t(group.title)}</h3>
            <dl className="mt-1">
              {group.keys.map(({ does, keys }) => (
                <div key={does} className="flex items-baseline justify-between gap-4 border-t border-line py-2 text-sm">
                  <dt>{t(does)}</dt>
                  <dd className="shrink-0">
                    <KeyNames keys={keys} always />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-6 text-xs text-ink-2">{t('off')}</p>
    </dialog>
  )
}
