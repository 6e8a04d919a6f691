/** Lines that mail programs write around what somebody else wrote. */

const WROTE =
  /(?:\bwrote\b|\bwrites\b|schrieb|\bécrit\b|escribió|scritto|escreveu|schreef|skrev|пишет|написал|写道|書きました)/iu
const SEPARATOR =
  /^-{2,}\s*(?:original message|forwarded message|begin forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oprindelig meddelelse|исходное сообщение|пересылаемое сообщение)\s*-*$/iu
const BEGIN_FORWARDED = /^(?:begin forwarded message|anfang der weitergeleiteten nachricht)\s*:$/iu
const FROM = /^\s*\*?(?:from|von|de|da|van|från|fra|от)\s*:\*?\s/iu
const OTHERS =
  /^\s*\*?(?:sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|date|à|objet|enviado|fecha|para|asunto|отправлено|дата|кому|тема)\s*:/imu
const FORWARD = /^\s*(?:fwd?|wg|tr|rv|doorst|i|vs|vl|пересл)\s*:/iu

/** “On 3 May, Ada Quill wrote:”: the line above what is quoted. */
export function isAttribution(text: string): boolean {
  const line = text.replace(/\s+/g, ' ').trim()
  if (!line.endsWith(':') || line.length > 400) return false
  return WROTE.test(line) || (/\d/.test(line) && /[<@]/.test(line))
}

/** “-----Original Message-----”: what is under it is another message. */
export function isMessageSeparator(text: string): boolean {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return line.length <= 120 && (SEPARATOR.test(line) || BEGIN_FORWARDED.test(line))
}

/** “From: … Sent: … Subject: …” as a mail program copies it above another message. */
export function isCopiedHeaders(text: string): boolean {
  return FROM.test(text) && OTHERS.test(text.slice(0, 2_000).replace(/\n/g, '\n'))
}

/** A mark that a signature follows (RFC 3676, 4.3); many programs drop its blank. */
export function isSignatureMark(line: string): boolean {
  return /^--[ \t]?$/.test(line)
}

/** Whether a subject says that somebody else's mail is passed on: then what is quoted is the copy. */
export function isForward(subject: string | null): boolean {
  return FORWARD.test(subject ?? '')
}
