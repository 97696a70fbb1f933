import { useLocale, useTranslations } from 'next-intl'
import '@/app/cards/card-page.css'
import { formatDate } from '@/lib/i18n'
import { TOPIC_ACTS, type ActScope, type TopicAct, type TopicView } from '@/lib/study'
import { ActPanel, type ActChoice } from './act-panel'

interface TopicActsProps {
  view: TopicView
  userId: string
}

/** What can be done with all cards of the topic at once; nothing where it has none. */
export function TopicActs({ view, userId }: TopicActsProps) {
  const t = useTranslations('topic.acts')
  const language = useLocale()
  const { acts, node, history } = view
  const { last } = acts
  const offered = TOPIC_ACTS.filter((act) => acts.counts.below[act] > 0)
  if (offered.length === 0 && last === null) return null
  const isLeaf = node.children.length === 0
  const choice = (act: TopicAct, scope: ActScope): ActChoice['choices'] => {
    const cards = acts.counts[scope][act]
    if (cards === 0) return []
    const name = t(isLeaf ? LEAF[act] : NAMES[act][scope], { cards })
    return [{ name, deed: { do: act, topicId: node.id, scope } }]
  }
  const said = last && {
    said: t(DID[last.act], {
      cards: last.cards,
      date: formatDate(language, last.date, history.date),
      time: last.time,
    }),
    deed: { do: 'undo', batch: last.batch } as const,
  }
  return (
    <section aria-labelledby="acts" className="no-print">
      <h2 id="acts" className="text-md">
        {t('title')}
      </h2>
      <p className="mt-1 mb-3 max-w-measure text-sm text-ink-2">{t('note')}</p>
      <ActPanel
        userId={userId}
        acts={offered.map((act) => ({
          name: t(act),
          ask: t(ASKS[act]),
          isDanger: act === 'reset',
          choices: [...(isLeaf ? [] : choice(act, 'own')), ...choice(act, 'below')],
        }))}
        last={said}
        words={{
          cancel: t('cancel'),
          undo: t('undo'),
          working: t('working'),
          done: t('done'),
          undone: t('undone'),
          waiting: t('waiting'),
          refused: t('refused'),
          unreachable: t('unreachable'),
        }}
      />
    </section>
  )
}

const ASKS = { suspend: 'suspendAsk', resume: 'resumeAsk', reset: 'resetAsk' } as const
const DID = { suspend: 'didSuspend', resume: 'didResume', reset: 'didReset' } as const
const LEAF = { suspend: 'suspendLeaf', resume: 'resumeLeaf', reset: 'resetLeaf' } as const
const NAMES = {
  suspend: { own: 'suspendOwn', below: 'suspendBelow' },
  resume: { own: 'resumeOwn', below: 'resumeBelow' },
  reset: { own: 'resetOwn', below: 'resetBelow' },
} as const
