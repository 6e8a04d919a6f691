import { createCell } from '../cell.ts'

/** Whether the side bar is there. In narrow windows it lies over the list and goes after use. */
export const railShown = createCell(window.innerWidth >= 1100)

matchMedia('(min-width: 1100px)').addEventListener('change', (event) => railShown.set(event.matches))
