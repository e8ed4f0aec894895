import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { aside } from './aside.mjs';
import { Failure } from './failure.mjs';
import { fingerprint } from './fingerprint.mjs';
import { joinChunks } from './join-chunks.mjs';
import { node24 } from './node24.mjs';
import { root } from './places.mjs';
import { consoleSources } from './sources.mjs';

const project = join(root, 'admin-ui');
const built = join(project, 'dist');
const STAMP = '.fingerprint';

/** Files that the build compresses. */
const COMPRESSIBLE = /\.(js|css|svg|json)$/;

/** Whether `admin-ui/dist` was built from the console's current sources. True if there is no console. */
export function isConsoleBuilt() {
  if (!existsSync(join(project, 'angular.json'))) return true;
  try {
    return readFileSync(join(built, STAMP), 'utf8') === fingerprint(consoleSources());
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Builds the admin console into `admin-ui/dist`: generates the client from `openapi.json`, runs Angular's build, compresses.
 * The build goes to a separate folder and is moved into place at the end.
 */
export async function buildConsole() {
  const stamp = fingerprint(consoleSources());
  await aside(async (folder) => {
    await generateClient();
    await run('The console', '@angular/cli/bin/ng.js', [
      'build',
      '--output-path',
      folder,
      '--progress',
      'false',
    ]);
    const files = join(folder, 'browser');
    await joinChunks(files);
    compress(files);
    writeFileSync(join(files, STAMP), stamp);
    rmSync(built, { recursive: true, force: true });
    renameSync(files, built);
  });
}

/** Generates the API client, the console's only HTTP code, from `admin-ui/openapi.json`. */
export async function generateClient() {
  await run('The API client', 'ng-openapi-gen/lib/index.js', []);
}

function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    const text = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: text }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

function run(what, program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node24(), [join(root, 'node_modules', program), ...args], {
      cwd: project,
      env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Failure(`${what} could not be built.\n${output.trim()}`));
    });
  });
}
