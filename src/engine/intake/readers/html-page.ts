import { blockText, type Block } from '../../../contract/blocks.ts'
import type { DraftField, ReadEvent, Reader } from '../../items/draft.ts'
import { cleanLine } from './clean-text.ts'
import { decodeText } from './decode-text.ts'
import { fieldsNamed } from './draft-fields.ts'
import { treeToBlocks } from './html-to-blocks.ts'
import { parsePage } from './html-tree.ts'
import { declaredLanguage } from './language.ts'
import { leadingHeadline } from './leading-headline.ts'
import { newDraft } from './new-draft.ts'
import { readPageFacts } from './page-facts.ts'
import type { PageEvidence } from './page/page-evidence.ts'
import { safeLink, webAddress } from './safe-link.ts'

/**
 * A web page: the article found among the furniture, and what the page states of it, each with where it was found.
 * A piece of HTML without head and furniture, as pasted from a program or cut from a feed, is read whole.
 */
export const readHtml: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { text, warning } = await decodeText(bytes, hints)
  const { root } = parsePage(text)
  // Loaded for pages alone: the weights of the model cost more than most documents.
  const { viewPage } = await import('./page/page-view.ts')
  const view = viewPage(root, hints.url)
  const { evidence } = view
  const article = isFurnished(evidence)
    ? (await import('./page/article-blocks.ts')).articleBlocks(view)
    : null
  const blocks = article ?? treeToBlocks(root, view.base)
  const { statedFields } = await import('./page/stated-fields.ts')
  const stated = statedFields(view)
  const facts = readPageFacts(evidence.metas, evidence.jsonLd)
  const headline = stated.headline ?? leadingHeadline(blocks).headline
  const canonical = webAddress(evidence.links.find(([rel]) => rel === 'canonical')?.[1], view.base)
  const draft = newDraft('', {
    headline,
    byline: stated.byline,
    url: hints.url ?? canonical ?? facts.url,
    canonicalUrl: canonical,
    published: stated.published,
    updated: stated.updated,
    language: declaredLanguage(evidence.language) ?? facts.language,
    source: facts.source,
    section: facts.section,
    summary: facts.summary,
    rights: facts.rights,
    fields: [...stated.fields, ...linkFields(evidence, view.base), ...facts.fields],
    blocks: withoutHeadline(blocks, headline),
    problems: warning === null ? [] : [warning],
  })
  yield { kind: 'draft', draft }
}

/** It has what surrounds an article: a head that describes it, or navigation. */
function isFurnished({ furnished, metas, jsonLd }: PageEvidence): boolean {
  return furnished || jsonLd.length > 0 || metas.some(([name]) => /^(?:og:|article:)/i.test(name))
}

/** Links by which a page says where its copy comes from and what may be done with it. */
function linkFields({ links }: PageEvidence, base: string | null): DraftField[] {
  return links.flatMap(([rel, href]) =>
    /^(?:canonical|syndication-source|original-source|license)$/.test(rel)
      ? fieldsNamed(`link:${rel}`, [safeLink(href, base)])
      : [],
  )
}

/** The headline stands above the copy already: the same words as its first heading are not said twice. */
function withoutHeadline(blocks: readonly Block[], headline: string | null): Block[] {
  const same = (each: Block): boolean => each.kind === 'heading' && cleanLine(blockText(each)) === headline
  const at = blocks.slice(0, 12).findIndex(same)
  return at === -1 ? [...blocks] : blocks.toSpliced(at, 1)
}
