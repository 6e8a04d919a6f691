/** What one document may cost. Bytes and characters (UTF-16 code units); each is stated in docs/architecture.md. */

const KB = 1024
const MB = 1024 * KB

/** A larger file is kept, but not read. */
export const PARSED_BYTES = 64 * MB

export const HEADLINE_CHARACTERS = 1_000
export const BODY_CHARACTERS = 2_000_000
export const FIELD_CHARACTERS = 4_000
export const FIELDS = 400

export const HTML_NODES = 500_000
/** Elements nested deeper lose their meaning, their text stays. */
export const HTML_DEPTH = 256
/** Beyond this the parser's own work grows with the square of the depth. */
export const HTML_DEPTH_REFUSED = 50_000
/** Cells that `colspan` may add to all tables of a document. */
export const PADDED_CELLS = 10_000
export const COLUMN_SPAN = 100

export const ZIP_ENTRIES = 10_000
export const ZIP_BYTES_OUT = 256 * MB
export const ZIP_ENTRY_BYTES = 64 * MB
export const ZIP_RATIO = 100
/** The ratio is not asked of less than this. */
export const ZIP_RATIO_FROM = MB
export const ZIP_NAME_BYTES = 255
export const ZIP_NAME_LEVELS = 32
/** A zip in a zip is read, one inside that is kept. Whoever imports nested originals counts. */
export const ZIP_NESTING = 2
/** One XML part of an office file. */
export const OFFICE_PART_BYTES = 16 * MB
/** XML of a Word document that is parsed at a time: mammoth needs some hundred times as much. */
export const WORD_SLICE_CHARACTERS = 64 * KB
/** One paragraph, table or part of notes of a Word document, as XML. */
export const WORD_BLOCK_CHARACTERS = 2 * MB

/** Elements of a feed nested deeper lose their meaning, their text stays. */
export const XML_DEPTH = 256
export const XML_NODES = 2_000_000
/** What all entities that a document declares itself may add to it. */
export const ENTITY_CHARACTERS = 64 * KB

/** Levels of parts in a mail, and of mails passed on in mails. */
export const MAIL_LEVELS = 20
export const MAIL_PARTS = 1_000
/** One message of a mailbox. */
export const MAIL_BYTES = 64 * MB

export const PDF_PAGES = 2_000
