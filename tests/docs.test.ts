import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readmeWithKeys } from '../tools/make-keys-docs.ts'
import { root } from '../tools/run.ts'

describe('the documents', () => {
  it('name the keys as the commands bind them: node tools/make-keys-docs.ts', async () => {
    const { now, made } = await readmeWithKeys()
    expect(now).toBe(made)
  }, 60_000)

  const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
  it.each(documents)('%s links to files that are there', (document) => {
    const text = readFileSync(join(root, document), 'utf8').replaceAll(/```[^]*?```|`[^`\n]*`/g, '')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address)
    const missing = links
      .filter((address) => !/^(?:[a-z]+:|#)/.test(address))
      .map((address) => join(dirname(join(root, document)), decodeURI(address.replace(/#.*$/, ''))))
      .filter((file) => !existsSync(file))
    expect(missing.map((file) => relative(root, file))).toEqual([])
  })
})
