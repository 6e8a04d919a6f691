import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readAll } from '../../../build/read-all.ts'

const codeOf = async (bytes: Uint8Array): Promise<string | undefined> =>
  (await readAll(bytes, 'shift.zip')).problems[0]?.code

/** Puts other bytes in the place of a name, in both headers. */
function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(zip).toString('latin1').replaceAll(from, to), 'latin1')
}

test('every file becomes an original of its own, bywork does not', async () => {
  const zip = zipSync({
    'shift/one.txt': strToU8('One.'),
    '__MACOSX/shift/._one.txt': strToU8('x'),
    '.hidden': strToU8('x'),
    'shift/.DS_Store': strToU8('x'),
    'inner.zip': zipSync({ 'two.txt': strToU8('Two.') }),
  })
  const { format, nested, problems } = await readAll(zip, 'shift.zip')
  expect(format).toBe('zip')
  expect(nested.map((each) => each.path)).toEqual(['shift/one.txt', 'inner.zip'])
  expect(Buffer.from(nested[0]?.bytes ?? []).toString()).toBe('One.')
  expect(problems).toEqual([])
})

test('names that lead out of the archive are refused', async () => {
  const zip = zipSync({ 'aaaaaaaaaaa.txt': strToU8('x') }, { level: 0 })
  expect(await codeOf(renamed(zip, 'aaaaaaaaaaa.txt', '../../a/etc.txt'))).toBe('UNSAFE_PATH')
  expect(await codeOf(renamed(zip, 'aaaaaaaaaaa.txt', '/aaaaaaaaaa.txt'))).toBe('UNSAFE_PATH')
  expect(await codeOf(renamed(zip, 'aaaaaaaaaaa.txt', 'C:\\aaaaaaaa.txt'))).toBe('UNSAFE_PATH')
  expect(await codeOf(renamed(zip, 'aaaaaaaaaaa.txt', 'aaaaaa\u0000aaaa.txt'))).toBe('UNSAFE_PATH')
  expect(await codeOf(zipSync({ [`${'d/'.repeat(40)}a.txt`]: strToU8('x') }))).toBe('UNSAFE_PATH')
  const link = zipSync({ link: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] })
  expect(await codeOf(link)).toBe('UNSAFE_PATH')
})

test('a bomb is known by what comes out, not by its headers', async () => {
  const zip = Buffer.from(zipSync({ 'bomb.txt': new Uint8Array(40 * 1024 * 1024) }))
  expect(zip.length).toBeLessThan(60_000)
  expect(await codeOf(zip)).toBe('BOMB')
  // The same with a size of 10 bytes written into the table of contents.
  const at = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip.writeUInt32LE(10, at + 24)
  const lying = await readAll(zip, 'shift.zip')
  expect(lying.nested).toEqual([])
  expect([...lying.problems, ...lying.refused.map((each) => each.problem)].map((each) => each.code)).toEqual([
    'DAMAGED',
  ])
})

test('a file that fails its checksum costs only itself', async () => {
  const zip = Buffer.from(zipSync({ 'a.txt': strToU8('first'), 'b.txt': strToU8('second') }, { level: 0 }))
  zip[zip.indexOf('first')] = 0x46
  const { nested, refused } = await readAll(zip, 'shift.zip')
  expect(nested.map((each) => each.path)).toEqual(['b.txt'])
  expect(refused.map((each) => each.locator)).toEqual(['a.txt'])
})

test('files that overlap, too many files, a broken archive', async () => {
  const zip = Buffer.from(zipSync({ 'a.txt': strToU8('first'), 'b.txt': strToU8('second') }, { level: 0 }))
  const second = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip.writeUInt32LE(0, second + 42)
  expect(await codeOf(zip)).toBe('BOMB')
  const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, new Uint8Array()]))
  expect(await codeOf(zipSync(many, { level: 0 }))).toBe('BOMB')
  expect(await codeOf(zipSync({ 'a.txt': strToU8('x') }).subarray(0, 40))).toBe('NOT_A_ZIP')
  expect(await codeOf(zipSync({}))).toBe('EMPTY')
})

test('one file with an unsafe name costs only itself, and nothing of it is read', async () => {
  const zip = zipSync({ 'aaaaaaaaaaa.txt': strToU8('unsafe'), 'safe.txt': strToU8('safe') }, { level: 0 })
  const { nested, refused, problems } = await readAll(
    renamed(zip, 'aaaaaaaaaaa.txt', '../../a/etc.txt'),
    'shift.zip',
  )
  expect(nested.map((each) => each.path)).toEqual(['safe.txt'])
  expect(problems).toEqual([])
  expect(refused.map((each) => [each.headline, each.problem.code])).toEqual([
    ['../../a/etc.txt', 'UNSAFE_PATH'],
  ])
  expect(refused[0]?.problem.words).toBe(
    '“../../a/etc.txt” in shift.zip was not read: it has a name that leads out of the archive. The other files were.',
  )
})

test('names of Windows are paths, and what stands before the archive is passed over', async () => {
  const zip = zipSync({ 'shift+one.txt': strToU8('One.') }, { level: 0 })
  const windows = await readAll(renamed(zip, 'shift+one.txt', 'shift\\one.txt'), 'shift.zip')
  expect(windows.nested.map((each) => each.path)).toEqual(['shift/one.txt'])
  const led = await readAll(Buffer.concat([Buffer.from('#!/bin/sh\nexit\n'), zip]), 'shift.zip')
  expect(led.nested.map((each) => Buffer.from(each.bytes).toString())).toEqual(['One.'])
})
