import type { Command } from 'commander'
import { buildProgram } from './program.ts'

const HEAD = `# The command line

\`npx copytaster …\` in a checkout, \`copytaster\` when installed. It is the same engine as the window's, on the same
data folder, and may be used while the desk is open. \`node tools/make-cli-docs.ts\` writes this page.

**ITEM** is an item's id, the beginning of it (8 characters or more), or the id that its file gave it (a feed's guid,
the \`id\` of a JSON line). \`-\` in a list of items reads them from stdin, one a line. **BRIEF** is an id, the beginning
of one, or a whole title; an **ENTRY** is its number, or its item.

Answers stand on stdout, words and progress on stderr. With \`--json\` there is one JSON value on stdout, or one a line
for \`list\`, \`stories\`, \`history\`, \`receipt\`, \`brief list\` and \`extract\`, and nothing else.
A refusal is then \`{code, words, items}\`.

| exit status | meaning |
| --- | --- |
| 0 | done; \`verify\`: sound |
| 1 | done in part, each failure named; \`verify\`: damage |
| 2 | refused, or wrong usage |

    copytaster import ~/copy
    copytaster list 'grain state:new -tag:sport' --json
    copytaster list mark:syndicated? --json | jq -r .id | copytaster confirm -
    copytaster tag 01a20ef9-fdb7-729e-80ae-65b7b1d869f1 grain
    copytaster brief create 'Evening brief' 01a20ef9-fdb7-729e-80ae-65b7b1d869f1
    copytaster brief export 'Evening brief' --format docx,html,md,pdf --to out

A search that begins with \`-\` stands after \`--\`: \`copytaster list -- -tag:sport\`.
`

/** The page about the command line, made from the commands themselves so that it cannot fall behind them. */
export function commandLinePage(): string {
  const program = buildProgram()
  return [
    HEAD,
    '## Options of every command',
    optionTable(program),
    ...program.commands.flatMap((command) => section(command, 'copytaster')),
  ].join('\n\n')
}

function section(command: Command, parent: string): string[] {
  const name = `${parent} ${command.name()}`
  const heads = [`## ${name}`, `${command.description()}.`]
  if (command.commands.length > 0)
    return [...heads, ...command.commands.flatMap((each) => section(each, name))]
  const words = command.registeredArguments
    .filter((argument) => argument.description !== '')
    .map((argument) => `- \`${argument.name()}\`: ${argument.description}`)
  const options = command.options.length === 0 ? [] : [optionTable(command)]
  return [
    ...heads,
    `    ${name} ${command.usage()}`,
    ...(words.length === 0 ? [] : [words.join('\n')]),
    ...options,
  ]
}

function optionTable(command: Command): string {
  const rows = command.options.map((option) => {
    const choices = option.argChoices === undefined ? '' : ` (${option.argChoices.join(', ')})`
    return `| \`${option.flags}\` | ${option.description}${choices} |`
  })
  return ['| option | meaning |', '| --- | --- |', ...rows].join('\n')
}
