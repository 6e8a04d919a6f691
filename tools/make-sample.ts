import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { root } from './run.ts'

/** Writes the Word files of the sample set, which are kept beside the script's other, hand-written fellows. */
async function makeSample(): Promise<void> {
  const folder = join(root, 'resources/sample/papers')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'orchard-frost.docx'), await Packer.toBuffer(orchardFrost()))
  writeFileSync(join(folder, 'ferry-from-the-courier.docx'), await Packer.toBuffer(ferryReprint()))
}

/** A correspondent's own piece: headings, a list and a link as Word has them. */
function orchardFrost(): Document {
  return new Document({
    creator: 'Tamsin Weir',
    title: 'Late frost costs the Vale of Orme half its cider apples',
    sections: [
      {
        children: [
          new Paragraph({
            text: 'Late frost costs the Vale of Orme half its cider apples',
            heading: HeadingLevel.HEADING_1,
          }),
          new Paragraph('By Tamsin Weir'),
          new Paragraph(
            'ORME — Growers in the Vale of Orme picked barely half of a usual cider harvest this autumn, after two nights of frost in the week of the blossom.',
          ),
          new Paragraph(
            'The growers’ union counted 11,400 tonnes when the last presses stopped on Friday, against 22,900 a year ago. It was the smallest harvest since 1997.',
          ),
          new Paragraph({ text: 'Who is hit', heading: HeadingLevel.HEADING_2 }),
          new Paragraph({ text: 'some 60 small farms without frost insurance', bullet: { level: 0 } }),
          new Paragraph({ text: 'three presses that pay by the tonne', bullet: { level: 0 } }),
          new Paragraph({
            children: [
              new TextRun('“You can light candles in an orchard, but not in a valley,” said '),
              new TextRun({ text: 'Gwil Parry', bold: true }),
              new TextRun(', who farms 14 acres at Nether Orme. The union has '),
              new ExternalHyperlink({
                link: 'https://ormegrowers.example/harvest-2026',
                children: [new TextRun('published its figures')],
              }),
              new TextRun('.'),
            ],
          }),
        ],
      },
    ],
  })
}

/** The Courier's ferry story under another headline and in another format: it joins the story of its copies. */
function ferryReprint(): Document {
  return new Document({
    creator: 'Islands desk',
    title: 'Island ferry resumes crossings',
    sections: [
      {
        children: [
          new Paragraph({ text: 'Island ferry resumes crossings', heading: HeadingLevel.HEADING_1 }),
          new Paragraph(
            'The ferry between Morrow Quay and Skerrin resumed its full timetable this morning, four days after a cracked cylinder head left 120 passengers at the island pier.',
          ),
          new Paragraph(
            'The operator, Estuary Lines, said that tickets for the cancelled crossings remain valid until the end of March. Islanders who had to stay on the mainland may claim for one night’s lodging a person.',
          ),
          new Paragraph(
            'A replacement part came by road from the yard at Aldmouth on Sunday evening. The engine ran for six hours under load before the ship was passed for service.',
          ),
        ],
      },
    ],
  })
}

await makeSample()
