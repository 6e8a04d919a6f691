import type { Command } from 'commander'
import type { SourceGiven } from '../../../contract/sources.ts'
import { countOption } from '../../count-option.ts'

/** What may be said of a source when it is added or changed. */
export type CreditOptions = {
  name?: string
  site?: string
  country?: string
  language?: string
  houseMark?: string
  rights?: string
  group?: string
  every?: number
  fullText?: boolean
  privateHost?: boolean
}

/** Adds the options to a command. */
export function creditOptions(command: Command): Command {
  return command
    .option('--name <name>', 'the outlet as the desk credits it; empty takes the feed’s title')
    .option('--site <address>', 'the outlet’s site')
    .option('--country <country>', 'its country')
    .option('--language <tag>', 'its language, like en-GB')
    .option('--house-mark <mark>', 'how the house signs its own copy')
    .option('--rights <words>', 'what may be done with its copy')
    .option('--group <name>', 'the group it stands in')
    .option('--every <minutes>', 'minutes between polls at least', countOption)
    .option('--full-text', 'fetch each item’s page for its full text')
    .option('--no-full-text', 'take the items as the feed has them')
    .option('--private-host', 'its host may lie in a private network')
}

/** The options as the contract has them; what was not said is left out. */
export function creditGiven(options: CreditOptions): Omit<SourceGiven, 'address'> {
  const { every, ...rest } = options
  const { name, site, country, language, houseMark, rights, group, fullText, privateHost } = rest
  const said = {
    name,
    site,
    country,
    language,
    houseMark,
    rights,
    group,
    fullText,
    privateHost,
    intervalMinutes: every,
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}
