import type { Command } from 'commander'
import type { ActionGiven, ActionName } from '../contract/actions.ts'
import type { Acted } from '../contract/contract.ts'
import { itemsNamed, type Unnamed } from './items-named.ts'
import { DONE, IN_PART, printJson, say, type Status } from './output.ts'
import { onDesk, type Shell } from './shell.ts'

/** Takes one action; what the contract does not allow is refused by the engine. */
export async function act<Name extends ActionName>(
  shell: Shell,
  name: Name,
  input: ActionGiven<Name>,
): Promise<Acted> {
  return shell.client.act({ name, input })
}

/** Tells what was done, and each word that named no item. */
export async function tellActed(
  shell: Shell,
  acted: Acted,
  failures: readonly Unnamed[] = [],
  more: Record<string, unknown> = {},
): Promise<Status> {
  for (const failure of failures) say(failure.words)
  if (shell.json) await printJson({ ...more, ...acted, failures })
  say(`${acted.words}. Event ${acted.event}.`)
  return failures.length === 0 ? DONE : IN_PART
}

/** The common form of `copytaster hold ITEM…`: finds the items, takes one action on them, tells what was done. */
export async function actOnItems<Name extends ActionName>(
  command: Command,
  words: readonly string[],
  name: Name,
  inputOf: (items: string[]) => ActionGiven<Name>,
): Promise<void> {
  await onDesk(command, async (shell) => {
    const { items, failures } = await itemsNamed(shell, words)
    return tellActed(shell, await act(shell, name, inputOf(items)), failures)
  })
}
