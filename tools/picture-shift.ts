/** An item of the shift that the pictures show. All of it is invented. */
export type PictureItem = {
  /** Minutes before the picture is taken. */
  ago: number
  title: string
  source: string
  byline?: string
  text: string
  section?: string
  url?: string
}

const TIDE = `GREY SOUND (Northlight Wire) — Six port cities agreed on Tuesday to share one tide table and one set of pilots, ending a quarrel that has kept deep ships waiting outside the sound since the spring.

Under the arrangement, reached after nine hours in the old assay office, a pilot may bring a ship from the outer buoy to any of the six quays without being relieved on the way. Harbour dues stay as they are until June.

“We have not fallen in love,” said Odile Varga, who led the talks for the western ports. “We have agreed what time it is.”

The first ships under the new table are expected on Friday. About forty were riding at anchor on Tuesday morning, eleven of them with grain, according to the pilots’ association.

Freight brokers said that the rate for the route had fallen by 6 per cent by noon.

This report is republished courtesy of Northlight Wire.`

/** The same with a hand on it: figures changed, a paragraph left out, another put in. */
const TIDE_EDITED = TIDE.replace('after nine hours in', 'after nearly ten hours in')
  .replace(
    'Harbour dues stay as they are until June.',
    'Harbour dues stay as they are until the end of June.',
  )
  .replace('About forty were', 'Some forty were')
  .replace(/\n\nFreight brokers[^\n]*/, '\n\nThe pilots of the eastern ports vote on it on Saturday.')
  .replace(/\n\nThis report[^\n]*/, '')

/** A shift of invented copy, newest first: a story in five papers, opinion, agency copy, plain news. */
export const pictureShift: readonly PictureItem[] = [
  {
    ago: 4,
    title: 'Six ports agree on one tide table and one set of pilots',
    source: 'Sound Courier',
    byline: 'Hanne Ruiz',
    text: TIDE,
    url: 'https://courier.example/ports/tide-table',
  },
  {
    ago: 7,
    title: 'Reserve bank keeps its rate at 4.5 per cent and waits for the harvest',
    source: 'Northlight Wire',
    byline: 'Piet Okonjo',
    text: 'The reserve bank kept its rate at 4.5 per cent on Tuesday and said it would wait for the harvest figures before it moves again.\n\nServices cost 3.9 per cent more than a year ago, it said, which is less than in the summer and more than it wants.\n\nThree of its eleven governors voted for a cut.',
  },
  {
    ago: 11,
    title: 'A timetable is not a friendship',
    source: 'Upland Review',
    byline: 'Editorial board',
    section: 'Opinion',
    url: 'https://review.example/opinion/timetable',
    text: 'The six ports have agreed what time it is. We should be glad, and we should not be fooled.\n\nNobody who has watched these harbours bid against each other for thirty years can believe that they stopped on Tuesday because somebody asked them kindly.\n\nThe views expressed here are those of the editorial board.',
  },
  {
    ago: 14,
    title: 'Assize court to rule on the dredging contracts at six',
    source: 'Court Register',
    byline: 'Court desk',
    text: 'The assize court will rule at six on Tuesday evening on the dredging contracts of the inner harbour.\n\nTwo former harbour officials and a dredging firm deny that they agreed their prices beforehand.\n\nThe judgement may not be reported before it is read out.',
  },
  {
    ago: 18,
    title: 'Ice closes two passes; nine thousand travellers put up for the night',
    source: 'Northlight Wire',
    byline: 'Signe Adair',
    text: 'Ice closed two mountain passes on Monday night, and nine thousand travellers were put up in schools and barracks on either side.\n\nThe road office hopes to open the lower pass on Wednesday afternoon.\n\nNobody was hurt, the rescue service said.',
  },
  {
    ago: 23,
    title: 'Tram drivers put off their strike after a late offer',
    source: 'Northlight Wire',
    byline: 'Bo Tanaka',
    text: 'Tram drivers put off the strike that was to begin at midnight, after the line offered them two more rest days a year.\n\nThe offer goes to a vote of the depots on Saturday.',
  },
  {
    ago: 28,
    title: 'Paper mill at Stony Ford runs again three weeks after the fire',
    source: 'Freight and Tides',
    byline: 'Staff',
    text: 'The paper mill at Stony Ford took up work on Monday evening, three weeks after a fire in its drying hall.\n\nIt makes half of the newsprint that the upland papers use.',
  },
  {
    ago: 36,
    title: 'Lower house sends the letters bill back to its committee',
    source: 'Upland Review',
    byline: 'Jory Malik',
    text: 'The lower house sent the letters bill back to its committee by 171 votes to 148 on Tuesday.\n\nThe bill would let the post office keep the addresses on letters for a year.',
  },
  {
    ago: 41,
    title: 'What an insurer sees in a narrow strait',
    source: 'Freight and Tides',
    byline: 'Noor Lindqvist',
    section: 'Analysis',
    url: 'https://freight.example/analysis/strait',
    text: 'I have spent a week with the people who decide what it costs to sail through the sound, and none of them mentioned the tide.\n\nWhat they watch is who may turn a ship around, and who has to pay when it waits.\n\nIn my view the premium will outlast the quarrel by a year.',
  },
  {
    ago: 47,
    title: 'Serum for the northern islands to arrive by Friday',
    source: 'Delta Regional',
    text: 'Serum for the clinics of the northern islands will arrive by Friday, the health office said.\n\nThe supply boat was held up by ice for eight days.\n\nSource: press release of the health office.',
  },
  {
    ago: 52,
    title: 'Town hall disputes the figures of the housing audit',
    source: 'Delta Regional',
    byline: 'Ama Falk',
    text: 'The town hall disputes the figures of the housing audit, which counted 2,310 empty flats.\n\nA third of them are being repaired, the housing officer said, and were never meant to be let this year.',
  },
  {
    ago: 58,
    title: 'Port cities settle on a common tide table',
    source: 'Baltic Evening',
    byline: 'Northlight Wire',
    text: TIDE,
    url: 'https://evening.example/world/tide',
  },
  {
    ago: 63,
    title: 'Otters return to the weir below the old tannery',
    source: 'Sound Courier',
    byline: 'Hanne Ruiz',
    text: 'Otters have come back to the weir below the old tannery for the first time in forty years, the river keeper said.\n\nHe has seen two, and a third left its tracks on the slip.',
  },
  {
    ago: 71,
    title: 'Tide table deal frees forty ships',
    source: 'Upland Review',
    text: TIDE,
    url: 'https://review.example/news/forty-ships',
  },
  {
    ago: 79,
    title: 'Grain store at Vell passes its first winter inspection',
    source: 'Freight and Tides',
    byline: 'Staff',
    text: 'The new grain store at Vell passed its first winter inspection on Monday.\n\nIt holds 84,000 tonnes, which is what the town eats in eleven months.',
  },
  {
    ago: 88,
    title: 'Six port cities agree to share tide table and pilots',
    source: 'Northlight Wire',
    byline: 'Lena Sorel',
    text: TIDE,
    url: 'https://northlight.example/2026/11/24/tide-table',
  },
  {
    ago: 96,
    title: 'Chess champion withdraws from the winter match',
    source: 'Baltic Evening',
    byline: 'Ivo Brandt',
    text: 'The chess champion withdrew from the winter match on Tuesday, a day before the first game, because of a fever.\n\nThe match is put off until the second week of January.',
  },
  {
    ago: 104,
    title: 'Ports end tide quarrel',
    source: 'Delta Regional',
    text: TIDE_EDITED,
    url: 'https://delta.example/n/7781',
  },
  {
    ago: 118,
    title: 'Lighthouse service to hire its first twenty keepers since 1988',
    source: 'Sound Courier',
    byline: 'Tam Elric',
    text: 'The lighthouse service will hire twenty keepers next year, the first since 1988.\n\nLamps that nobody watches went out eleven times last winter, its director told the lower house.',
  },
]

const PLACES =
  'Vell, Grey Sound, Stony Ford, Nether Orme, Skerry, the lower delta, North Quay, the western isles, Harrow Fell, the Vale of Orme, Old Weir, East Anchorage'.split(
    ', ',
  )
const WHO =
  'Council, Harbour board, Court, Farmers, Teachers, Pilots, Hospital, Ferry line, Water board, Grain traders, Fire service, University, Fishing fleet, Rail union, Museum'.split(
    ', ',
  )
const DOES =
  'votes on its budget, calls for a second look at the bridge, opens its books, puts off the winter sale, counts its losses after the storm, agrees to new hours, refuses the new dues, asks for eleven million more, sends its inspectors back, names a new head, ends its talks without a deal, plans to close on Sundays, welcomes the audit'.split(
    ', ',
  )
const SOURCES =
  'Northlight Wire, Sound Courier, Upland Review, Delta Regional, Freight and Tides, Baltic Evening, Court Register, Skerry Post, Valley Gazette, Harbour Ledger, Orme Observer, Island Echo'.split(
    ', ',
  )
const NAMES =
  'Hanne Ruiz, Piet Okonjo, Signe Adair, Bo Tanaka, Jory Malik, Ama Falk, Ivo Brandt, Tam Elric, Lena Sorel, Noor Lindqvist'.split(
    ', ',
  )

/** The rest of a full desk: so many plain items with invented names, the newest first, behind the shift above. */
export function fullDesk(count: number): PictureItem[] {
  const pick = (list: readonly string[], number: number): string => list[number % list.length] ?? ''
  return Array.from({ length: count }, (_, number) => {
    const who = pick(WHO, number * 7 + 3)
    const place = pick(PLACES, number * 5 + Math.floor(number / 12))
    const does = pick(DOES, number * 3 + Math.floor(number / 15))
    return {
      ago: 125 + Math.floor(number / 8),
      title: `${who} at ${place} ${does}`,
      source: pick(SOURCES, number * 11 + Math.floor(number / 9)),
      ...(number % 4 === 0 ? {} : { byline: pick(NAMES, number) }),
      text: `The ${who.toLowerCase()} at ${place} ${does}, it was said on Tuesday at a meeting that had ${20 + (number % 170)} people in it.\n\nIt was meeting number ${number + 1} of the year, and the minutes run to ${3 + (number % 40)} pages.`,
    }
  })
}
