import { compileCard, compileTopic, formatContentProblem, loadContent, type Content } from '@/lib/content'
import { store, transaction } from '@/lib/db'
import { catalogue, forgetCatalogue } from './catalogue'
import { rebuildPerson } from './rebuild-states'

export type FillContent =
  | { readonly ok: true; readonly topics: number; readonly cards: number; readonly retired: number }
  | { readonly ok: false; readonly problems: readonly string[] }

/** The number of the card files' format. */
const FORMAT = 1

/**
 * Reads the content files into the database, all or nothing. A card that left the files is retired and keeps its history;
 * one that was renamed takes its history along.
 *
 * @param directory - where map.yaml lies
 * @param now - milliseconds UTC
 * @param tell - told after each card how many of how many are rendered: that is what takes the time
 * @returns what stands now, or every problem of the files with its place
 */
export async function fillContent(
  directory: string,
  now: number,
  tell: (done: number, of: number) => void = () => undefined,
): Promise<FillContent> {
  const loaded = await loadContent(directory)
  if (!loaded.ok) return { ok: false, problems: loaded.problems.map(formatContentProblem) }
  const { content } = loaded
  const [topics, versions] = await Promise.all([compileTopics(content), compileVersions(content, now, tell)])
  const retired = await transaction(async (tx) => {
    await tx.topics.put(topics)
    await tx.topics.retireOthers(
      topics.map(({ id }) => id),
      now,
    )
    await tx.cards.putVersions(versions)
    await tx.cards.put(cardRows(content))
    return tx.cards.retireOthers(
      content.cards.map(({ card }) => card.id),
      now,
    )
  })
  forgetCatalogue()
  await moveRenamed(content)
  return { ok: true, topics: topics.length, cards: content.cards.length, retired: retired.length }
}

async function compileTopics(content: Content) {
  return Promise.all(
    content.topics.map(async ({ id, parentId, position, zh, en, role, weight, prerequisites, ...topic }) => ({
      id,
      parentId,
      position,
      zh,
      en,
      role,
      weight,
      prerequisites,
      text: JSON.stringify(await compileTopic(topic, content.sources)),
    })),
  )
}

async function compileVersions(content: Content, now: number, tell: (done: number, of: number) => void) {
  const versions = []
  for (const { card, version, body } of content.cards) {
    const compiled = JSON.stringify(await compileCard(card, content.sources))
    versions.push({ cardId: card.id, version, body, format: FORMAT, compiled, at: now })
    tell(versions.length, content.cards.length)
  }
  return versions
}

function cardRows(content: Content) {
  const places = new Map(content.first.map((id, index) => [id, index + 1]))
  return content.cards.map(({ card, version, topicId, position }) => ({
    id: card.id,
    topicId,
    kind: card.kind,
    level: card.level,
    position,
    version,
    was: card.was,
    givesAway: card.givesAway,
    firstPlace: places.get(card.id) ?? null,
  }))
}

/** Replays renamed cards for everybody who has answered them under an earlier name. */
async function moveRenamed(content: Content): Promise<void> {
  const old = content.cards.flatMap(({ card }) => card.was)
  if (old.length === 0) return
  const cards = await catalogue()
  for (const userId of await store().log.usersOfCards(old)) {
    await transaction((tx) => rebuildPerson(tx, userId, cards))
  }
}
