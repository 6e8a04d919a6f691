import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build, Platform, type AfterPackContext, type Configuration } from 'electron-builder'
import { buildWhatIsStale } from './build.ts'
import { root } from './run.ts'

/** What the engine's own Node reads: it cannot look into the archive. */
const unpacked = ['package.json', 'src/**', 'resources/**', 'out/renderer/**', 'node_modules/**']

/** Electron from a folder instead of its download, with the version that the folder names. */
function givenElectron(): Configuration {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!folder) return {}
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  return { electronDist: folder, electronVersion: version }
}

function configuration(packed: AfterPackContext[]): Configuration {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node'
  return {
    appId: 'example.copytaster.desk',
    productName: 'Copytaster',
    directories: { output: 'dist' },
    files: [
      'package.json',
      'out/**',
      'src/contract/**',
      'src/engine/**',
      'src/server/**',
      'src/cli/**',
      'resources/**',
      // The one Node that is needed lies beside the app.
      '!node_modules/node-*/**',
      '!**/*.map',
    ],
    extraResources: [{ from: process.execPath, to: join('node', executable) }],
    asar: true,
    asarUnpack: unpacked,
    npmRebuild: false,
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      // Playwright can attach to a packaged app only where this is asked for.
      enableNodeCliInspectArguments: process.argv.includes('--inspectable'),
      enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
    linux: { executableName: 'copytaster-desk', category: 'Office', target: 'dir' },
    win: { executableName: 'copytaster-desk', target: 'dir' },
    mac: { target: 'dir', category: 'public.app-category.news' },
    afterPack: async (context) => {
      packed.push(context)
      await finish(context)
    },
    ...givenElectron(),
  }
}

/** Takes out what an Electron folder brought along, and puts the command line in. */
async function finish({ appOutDir, packager }: AfterPackContext): Promise<void> {
  const resources = packager.getResourcesDir(appOutDir)
  rmSync(join(resources, 'app'), { recursive: true, force: true })
  const folder = join(resources, 'bin')
  mkdirSync(folder, { recursive: true })
  if (packager.platform === Platform.WINDOWS) {
    const words = '@"%~dp0..\\node\\node.exe" "%~dp0..\\app.asar.unpacked\\src\\cli\\main.ts" %*\r\n'
    writeFileSync(join(folder, 'copytaster.cmd'), words)
    return
  }
  const words = [
    '#!/bin/sh',
    'here="$(dirname "$(readlink -f "$0")")/.."',
    'exec "$here/node/node" "$here/app.asar.unpacked/src/cli/main.ts" "$@"',
    '',
  ]
  writeFileSync(join(folder, 'copytaster'), words.join('\n'))
  chmodSync(join(folder, 'copytaster'), 0o755)
}

/** Reads the fuses back from the program that was made: a fuse that was not set is only seen there. */
async function checkFuses({ appOutDir, packager }: AfterPackContext): Promise<void> {
  const fuses = await getCurrentFuseWire(
    packager.platform === Platform.MAC
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`)
      : join(appOutDir, `copytaster-desk${packager.platform === Platform.WINDOWS ? '.exe' : ''}`),
  )
  const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable]
  const wrong = [
    ...off.filter((fuse) => fuses[fuse] !== FuseState.DISABLE),
    ...[FuseV1Options.OnlyLoadAppFromAsar].filter((fuse) => fuses[fuse] !== FuseState.ENABLE),
  ]
  if (wrong.length > 0)
    throw new Error(`fuses not set: ${wrong.map((fuse) => FuseV1Options[fuse]).join(', ')}`)
}

if (!(await buildWhatIsStale())) process.exit(1)
const packed: AfterPackContext[] = []
await build({ projectDir: root, dir: true, config: configuration(packed) })
for (const each of packed) await checkFuses(each)
console.log('The app lies in dist/, its command line in resources/bin inside it.')
