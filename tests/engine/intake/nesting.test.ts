import { expect, it, vi } from 'vitest'
import { nestingWithin, OUTERMOST, type Nesting } from '../../../src/engine/intake/nesting.ts'
import { desk } from '../../build/desk.ts'
import { folderOf, importCopy } from '../../build/import-desk.ts'

// Real processes read and write here, and a machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 })

it('two archives in each other are read, and twenty mails, whatever lies between', () => {
  const levels = (mediaTypes: readonly string[]): Nesting | null =>
    mediaTypes.reduce<Nesting | null>((around, each) => around && nestingWithin(around, each), OUTERMOST)
  expect(levels(['application/zip', 'application/zip'])).toEqual({ archives: 2, mails: 0 })
  expect(levels(['application/zip', 'message/rfc822', 'application/zip', 'application/zip'])).toBeNull()
  expect(levels(Array.from({ length: 20 }, () => 'message/rfc822'))).toEqual({ archives: 0, mails: 20 })
  expect(levels(Array.from({ length: 21 }, () => 'message/rfc822'))).toBeNull()
})

it('a mail passed on and on is read to its twentieth level; what lies deeper is kept and said', async () => {
  const at = await desk().open()
  let mail = 'From: a@b.example\r\nSubject: Level 23\r\n\r\nThe text of level 23.'
  for (let level = 22; level >= 0; level--) {
    const head = `From: a@b.example\r\nSubject: Level ${level}\r\nContent-Type: multipart/mixed; boundary=b${level}`
    const text = `--b${level}\r\nContent-Type: text/plain\r\n\r\nThe text of level ${level}.`
    mail = `${head}\r\n\r\n${text}\r\n--b${level}\r\nContent-Type: message/rfc822\r\n\r\n${mail}\r\n--b${level}--`
  }
  const { receipt, files } = await importCopy(at, { paths: [await folderOf({ 'on.eml': mail })] })
  const refused = files.filter((file) => file.outcome === 'refused')
  expect(receipt.counts).toMatchObject({ files: 22, items: 22, refused: 1 })
  expect(refused.map((file) => file.code)).toEqual(['TOO_DEEP'])
  expect(refused[0]?.words).toMatch(/lies too deep inside other containers\. It is kept, not read\.$/)
})
