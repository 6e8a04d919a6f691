import { createCell } from '../cell.ts'

/** The time, which moves once a minute: for ages. */
export const minute = createCell(new Date())

setInterval(() => minute.set(new Date()), 60_000)
