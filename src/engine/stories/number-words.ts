import { wordHash } from './word-hash.ts'

/**
 * Numbers that news style spells out, from two to twelve and the tens, in the languages that desks read most; "one" is
 * left out, for in most of them it is an article too. Templates differ in these as in figures.
 */
const SPELLED = `
two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred
zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert
deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante cent
dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien
два две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать двадцать тридцать сорок пятьдесят сто
اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرون ثلاثون مئة`

/** The hashes of spelled numbers. */
export const numberWords: ReadonlySet<number> = new Set(SPELLED.trim().split(/\s+/u).map(wordHash))
