const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
const RTL = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/gu
const LTR =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hangul}\p{Script=Devanagari}]/gu

/** Whether a sign belongs to a script that is written without blanks between words. */
export function isUnspaced(sign: string | undefined): boolean {
  return sign !== undefined && HAN.test(sign)
}

/** Whether most letters of a text are written from right to left. */
export function isMostlyRtl(text: string): boolean {
  return (text.match(RTL)?.length ?? 0) > (text.match(LTR)?.length ?? 0)
}
