/** What one XML document of a wire may hold: elements open at once, and elements and pieces of text in all. */
export const WIRE_XML_DEPTH = 256
export const WIRE_XML_NODES = 1_000_000

/** Items that one JSON document of a wire may hold beneath its wrappers, and how deep those are looked through. */
export const WRAPPER_DEPTH = 5
