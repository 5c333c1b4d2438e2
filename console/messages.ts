import { compile } from '@inlang/paraglide-js'
import { fileURLToPath } from 'node:url'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Where the console imports its compiled messages from. */
export const COMPILED_MESSAGES = path('src/paraglide')

/** Turns `messages/<locale>/*.json` into typed functions. */
export async function compileMessages(outdir = COMPILED_MESSAGES): Promise<void> {
  await compile({
    project: path('project.inlang'),
    outdir,
    strategy: ['globalVariable', 'baseLocale'],
    outputStructure: 'message-modules',
    emitReadme: false,
    emitGitIgnore: false,
    emitPrettierIgnore: false,
  })
}
