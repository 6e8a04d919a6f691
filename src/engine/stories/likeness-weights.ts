/** What the model gives for each figure. Written by `tools/fit-stories.ts`; not to be edited by hand. */
export const weights: Readonly<Record<string, number>> = {
  bias: -8,
  shortShare5: 4,
  shortShare12: 3,
  longShare12: 3,
  numbers: 3,
  longHead: 1,
  shared: 1,
}
