import type { Run } from '../../../contract/blocks.ts'
import type {
  PrintedBrief,
  PrintedEntry,
  PrintedParagraph,
  PrintedProvenance,
  PrintedText,
} from '../../../contract/brief-words.ts'
import type { PrintedLine, PrintedPiece, PrintedRow } from '../../../contract/provenance-words.ts'
import { HTML_STYLE } from './html-style.ts'
import { html, raw, type Markup } from './write-html-text.ts'
import type { WriterOptions } from './writer.ts'

/**
 * A brief as one web page that loads nothing and runs nothing: the style stands in it, and its policy refuses
 * all else. Every text is escaped by the one template function that makes markup here.
 *
 * @param fonts style rules that hold the fonts themselves; without them the reader's machine has its say
 */
export function htmlPage(brief: PrintedBrief, options: WriterOptions, fonts = ''): string {
  return page(brief, options, fonts).source
}

function page(brief: PrintedBrief, options: WriterOptions, fonts: string): Markup {
  return html`<!doctype html>
<html lang="${brief.language}" dir="${brief.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${options.generator}">
<meta name="author" content="${brief.author}">
<meta name="dcterms.created" content="${brief.at}">
<meta name="dcterms.modified" content="${brief.at}">
<title>${brief.title.text}</title>
<style>${raw(fonts)}${raw(HTML_STYLE)}</style>
</head>
<body>
<div class="sheet">
<header>
<p class="head"><span><bdi>${brief.head}</bdi></span> <time datetime="${brief.at}">${brief.stamp}</time></p>
${brief.embargo === null ? null : html`<p class="embargo" role="note">${brief.embargo}</p> `}<h1${attributes(brief.title, brief)}>${brief.title.text}</h1>
<p class="line">${brief.line}</p>
${brief.note.map((paragraph) => html`<p class="foreword" ${attributes(paragraph, brief)}>${breaks(paragraph.text)}</p> `)}</header>
${contents(brief)}
<main>
${brief.sections.map(
  (section, index) =>
    html`<section aria-labelledby="section-${index + 1}">
      <h2 id="section-${index + 1}" ${attributes(section.title, brief)}>${section.title.text}</h2>
      ${section.entries.map((entry) => entryMarkup(entry, brief))}
    </section> `,
)}${appendix(brief)}</main>
<footer><p>${options.generator}</p></footer>
</div>
</body>
</html>
`
}

function contents(brief: PrintedBrief): Markup {
  const entries = brief.sections.flatMap((section) => section.entries)
  return html`<nav aria-labelledby="contents">
    <h2 id="contents">${brief.contentsTitle}</h2>
    <ol>
      ${entries.map((entry) => html`<li value="${entry.number}"><a href="#item-${entry.number}" ${attributes(entry.headline, brief)}>${entry.headline.text}</a></li> `)}
    </ol>
    <p><a href="#provenance">${brief.appendix.title}</a></p>
  </nav>`
}

function entryMarkup(entry: PrintedEntry, brief: PrintedBrief): Markup {
  return html`<article id="item-${entry.number}">
<h3${attributes(entry.headline, brief)}>${entry.number}. ${entry.headline.text}</h3>
<p class="meta">${entry.meta.map(piece)}${brief.pointer.before}<a href="#source-${entry.number}">${entry.mark}</a>${brief.pointer.after}</p>
${entry.summary.map((paragraph) => paragraphMarkup(paragraph, brief))}${
    entry.note.length === 0
      ? null
      : html`<div class="note" role="note">
          ${entry.note.map((paragraph, index) => html`<p${attributes(paragraph, brief)}>${index === 0 ? html`<b>${brief.noteLabel}</b> ` : null}${breaks(paragraph.text)}</p>\n`)}
        </div> `
  }</article>
`
}

function paragraphMarkup(paragraph: PrintedParagraph, brief: PrintedBrief): Markup {
  return html`<p${attributes(paragraph, brief)}>${paragraph.runs.map(run)}</p>\n`
}

function appendix(brief: PrintedBrief): Markup {
  return html`<section class="appendix" aria-labelledby="provenance">
    <h2 id="provenance">${brief.appendix.title}</h2>
    <p class="line">${brief.appendix.introduction}</p>
    ${brief.appendix.entries.map((entry) => provenance(entry, brief))}
  </section> `
}

function provenance(entry: PrintedProvenance, brief: PrintedBrief): Markup {
  return html`<article id="source-${entry.number}">
<h3><a href="#item-${entry.number}">${entry.mark}</a> <bdi${attributes(entry.headline, brief)}>${entry.headline.text}</bdi></h3>
<dl>
${entry.rows.map(rowMarkup)}</dl>
</article>
`
}

function rowMarkup(row: PrintedRow): Markup {
  const [single] = row.lines
  const value =
    row.lines.length === 1 && single !== undefined && !row.ordered
      ? lineMarkup(single)
      : row.ordered
        ? html`<ol>
            ${row.lines.map((line) => html`<li>${lineMarkup(line)}</li>`)}
          </ol>`
        : html`<ul>
            ${row.lines.map((line) => html`<li>${lineMarkup(line)}</li>`)}
          </ul>`
  return html`<div>
    <dt>${row.label}</dt>
    <dd>${value}</dd>
  </div> `
}

function lineMarkup(line: PrintedLine): Markup {
  const beneath = line.beneath.map((pieces) => html`<li>${pieces.map(piece)}</li>`)
  return html`${line.pieces.map(piece)}${
    beneath.length === 0
      ? null
      : html`<ul>
          ${beneath}
        </ul>`
  }`
}

function piece(each: PrintedPiece): Markup {
  const text =
    each.look === 'own'
      ? html`${each.text}`
      : each.look === 'code'
        ? html`<code>${each.text}</code>`
        : html`<bdi>${each.text}</bdi>`
  return each.link === null ? text : html`<a href="${each.link}" rel="noreferrer">${text}</a>`
}

function run(each: Run): Markup {
  let markup = breaks(each.text)
  if (each.emphasis === true) markup = html`<em>${markup}</em>`
  if (each.strong === true) markup = html`<strong>${markup}</strong>`
  return each.link === undefined ? markup : html`<a href="${each.link}" rel="noreferrer">${markup}</a>`
}

function breaks(text: string): Markup {
  return html`${text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [html`<br />`, line]))}`
}

/** The language and direction of a text where they are not the page's. */
function attributes(text: Pick<PrintedText, 'language' | 'direction'>, brief: PrintedBrief): Markup {
  const language = text.language === null ? null : html` lang="${text.language}"`
  const direction = text.direction === brief.direction ? null : html` dir="${text.direction}"`
  return html`${[language, direction].filter((each) => each !== null)}`
}
