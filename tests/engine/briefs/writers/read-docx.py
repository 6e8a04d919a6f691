"""Reads a Word file with python-docx and prints as JSON what another program sees in it."""

import json
import sys

from docx import Document
from docx.oxml.ns import qn

document = Document(sys.argv[1])
properties = document.core_properties
body = document.element.body


def outline(style):
    while style is not None:
        level = style.element.find(".//" + qn("w:outlineLvl"))
        if level is not None:
            return int(level.get(qn("w:val")))
        style = style.base_style
    return None


print(
    json.dumps(
        {
            "title": properties.title,
            "author": properties.author,
            "language": properties.language,
            "created": properties.created.isoformat(),
            "modified": properties.modified.isoformat(),
            "paragraphs": [
                {
                    "style": paragraph.style.name,
                    "outline": outline(paragraph.style),
                    "text": paragraph.text,
                    "rightToLeft": paragraph._p.find(".//" + qn("w:bidi")) is not None,
                    "rightToLeftRuns": len(paragraph._p.findall(".//" + qn("w:rtl"))),
                    "bold": len(paragraph._p.findall(".//" + qn("w:b"))),
                    "fields": [field.text for field in paragraph._p.iter(qn("w:instrText"))],
                    "languages": sorted(
                        {
                            value
                            for language in paragraph._p.iter(qn("w:lang"))
                            for value in language.attrib.values()
                        }
                    ),
                }
                for paragraph in document.paragraphs
            ],
            "numbered": len(list(body.iter(qn("w:numPr")))),
            "bookmarks": [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))],
            "anchors": [
                link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))
            ],
            "links": sorted(
                {
                    document.part.rels[link.get(qn("r:id"))].target_ref
                    for link in body.iter(qn("w:hyperlink"))
                    if link.get(qn("r:id"))
                }
            ),
            "tables": [
                [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
            ],
            "header": document.sections[0].header.paragraphs[0].text,
            "width": document.sections[0].page_width.mm,
        }
    )
)
