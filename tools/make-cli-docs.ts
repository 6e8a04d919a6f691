import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLinePage } from '../src/cli/command-line-page.ts'
import { root } from './run.ts'

writeFileSync(join(root, 'docs/cli.md'), commandLinePage())
