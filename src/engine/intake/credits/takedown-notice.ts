import type { Block } from '../../../contract/blocks.ts'
import { registeredDomain } from './own-house.ts'
import { quote, textBlocks, type Quoted } from './passages-of-text.ts'

/** Words that tell a rights holder where to write to have the copy removed, and who republished it. */
export type TakedownNotice = Quoted & { republisher: string | null; url: string | null; mail: string | null }

const REMOVAL =
  /(?:removed?|removal|taken down|take ?down|delet(?:e|ed|ion)|DMCA|entfern(?:t|en|ung)|gelöscht|retir(?:é|er|ée)|supprim(?:é|er)|elimin(?:ar|ado|ación)|rimoss[oa]|rimozione|удал(?:ить|ения|ено))/iu
const WRITE_TO =
  /(?:^|[^\p{L}])(?:please\s+)?(?:contact|write to|e-?mail(?: us)?(?: at)?|notify|reach out to|kontaktieren Sie|schreiben Sie(?: an)?|wenden Sie sich an|contactez|écrivez à|contacte|escriba a|contattare|scrivete a|свяжитесь с|напишите)\s+(?:us\s+at\s+|the\s+)?([\p{L}\p{N}][^\s,;]*)/iu
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
/** A notice speaks to its reader; a report of something that was removed does not. */
const SPEAKS_TO =
  /(?:^|[^\p{L}])(?:you|your|please|Sie|Ihr|Ihre|vous|votre|usted|su|lei|voi|vi preghiamo|вы|вас|ваш\p{L}*|пожалуйста)(?![\p{L}])/iu
const BLOCKS_LOOKED_AT = 8

/**
 * The takedown notice near the end of a text.
 * In: the item's blocks. Out: the sentence that asks and tells where to write, or null.
 */
export function takedownNotice(blocks: readonly Block[]): TakedownNotice | null {
  for (const at of textBlocks(blocks).slice(-BLOCKS_LOOKED_AT).reverse()) {
    if (!REMOVAL.test(at.text)) continue
    for (const sentence of at.text.matchAll(/\S(?:[^.!?\n]|[.!?](?!\s|$))*[.!?]?/gu)) {
      const words = sentence[0]
      const contact = WRITE_TO.exec(words)
      if (contact === null || !REMOVAL.test(words) || !SPEAKS_TO.test(words)) continue
      const mail = MAIL.exec(words)?.[0] ?? null
      const named = (contact[1] ?? '').replace(/[.,]+$/u, '')
      const domain = registeredDomain(mail === null ? named : (mail.split('@')[1] ?? ''))
      const republisher = mail === null && domain !== null ? named : domain
      return {
        ...quote(at, sentence.index, sentence.index + words.length),
        republisher,
        url: null,
        mail,
      }
    }
  }
  return null
}
