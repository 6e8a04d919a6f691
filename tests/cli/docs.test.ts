import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { commandLinePage } from '../../src/cli/command-line-page.ts'
import { buildProgram } from '../../src/cli/program.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8')

test('docs/cli.md is what the commands say; node tools/make-cli-docs.ts writes it', () => {
  expect(page).toBe(commandLinePage())
})

test('every command and option of --help is named in docs/cli.md', () => {
  const named = (command: Command, parent: string): string[] => {
    const name = `${parent} ${command.name()}`.trim()
    const own = [name, ...command.options.map((option) => option.long ?? option.flags)]
    return [...own, ...command.commands.flatMap((each) => named(each, name))]
  }
  expect(named(buildProgram(), '').filter((word) => !page.includes(word))).toEqual([])
})
