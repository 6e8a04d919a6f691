import { blockText } from '../../../../contract/blocks.ts'
import { attribute, type HtmlElement } from '../html-tree.ts'
import type { PageView } from './page-view.ts'

/** Whole words of a name: "commentary" is copy. */
const COMMENT =
  /(?:^|[\s_-])(?:user|reader)?(?:comments?|kommentare?|comentarios?|commentaires?|disqus|leserbriefe?)(?:$|[\s_-]|list|body|content|text|wrap|area|section|thread)/
/** So many characters of copy outside comments show that the page is no forum. */
const ARTICLE = 150
/** Words of a caption; longer ones tell the story of a picture series. */
const CAPTION = 60
const CAPTIONED = /caption|bildunterschrift|image-credit|photo-credit|img-credit|legend/
const LEVELS = 10

/**
 * Takes back what the model believes to be copy where the markup says by its meaning that it is none: comments below
 * an article, another article than that of the headline, captions, and lines that are nothing but a link in capitals.
 */
export function withoutNeverCopy(view: PageView, copy: readonly boolean[]): boolean[] {
  const rules = [commentsBelow(view, copy), otherArticles(view, copy), captions(view), linksInCapitals(view)]
  return copy.map((is, at) => is && !rules.some((never) => never(at)))
}

type Rule = (at: number) => boolean

function commentsBelow({ outline }: PageView, copy: readonly boolean[]): Rule {
  const commented = outline.chains.map((chain) =>
    chain
      .slice(0, LEVELS)
      .some(({ element }) => element.tagName !== 'body' && COMMENT.test(namesOf(element))),
  )
  const outside = charactersOf(outline, (at) => copy[at] === true && commented[at] === false)
  return (at) => outside >= ARTICLE && commented[at] === true
}

/** HTML's `article` is a whole of its own: one beside that of the headline is another text. */
function otherArticles({ outline, stated }: PageView, copy: readonly boolean[]): Rule {
  const articles = outline.chains.map((chain) =>
    chain.map(({ element }) => element).filter(({ tagName }) => tagName === 'article'),
  )
  const home = articles[outline.headline]?.[0]
  if (home === undefined || stated.live) return () => false
  const isHome = (at: number): boolean => articles[at]?.includes(home) === true
  const inHome = charactersOf(outline, (at) => copy[at] === true && isHome(at))
  // What stands around the article of the headline may hold more of it: an outer article, or none.
  const around = new Set(articles[outline.headline])
  return (at) =>
    inHome >= ARTICLE && !isHome(at) && (articles[at] ?? []).some((article) => !around.has(article))
}

function captions({ outline, placed }: PageView): Rule {
  return (at) => {
    const trait = outline.traits[at]
    const own = outline.ownLevel[at] ?? 0
    if (trait === undefined || trait.words > CAPTION || placed[at]?.block.kind === 'heading') return false
    return (outline.chains[at] ?? []).slice(0, own + 2).some(({ element }) => isCaption(element))
  }
}

function isCaption(element: HtmlElement): boolean {
  if (element.tagName === 'figcaption') return true
  return CAPTIONED.test(namesOf(element))
}

function namesOf(element: HtmlElement): string {
  return `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.toLowerCase()
}

function linksInCapitals({ outline, placed }: PageView): Rule {
  return (at) => {
    const trait = outline.traits[at]
    const block = placed[at]?.block
    if (trait === undefined || block === undefined || trait.linkShare < 0.95 || trait.words < 4) return false
    const text = blockText(block)
    return text === text.toUpperCase() && text !== text.toLowerCase()
  }
}

function charactersOf({ traits }: PageView['outline'], counts: Rule): number {
  return traits.reduce((sum, { characters }, at) => (counts(at) ? sum + characters : sum), 0)
}
