/** Where menus and tooltips hang in the page: inside its main part, so that no text stands outside all landmarks. */
export const OVERLAY_PLACE = 'overlays'

export function overlayPlace(): HTMLElement | undefined {
  return document.getElementById(OVERLAY_PLACE) ?? undefined
}
