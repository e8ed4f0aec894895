// `npm run check`: every static check, in parallel up to the number of cores, all of them even if one fails, and a summary at the end.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { orOneLine } from '../apps/standalone/toolchain/failure.mjs';
import { node24 } from '../apps/standalone/toolchain/node24.mjs';
import { root } from '../apps/standalone/toolchain/places.mjs';
import { prepare } from '../apps/standalone/toolchain/prepare.mjs';

const packages = join(root, 'node_modules');

/** The longest first, so that none of the others waits for it at the end. */
const checks = [
  {
    // One pass over each file, with the compiler in Go: `tsc` beside it took twice as long again and found the same.
    name: 'types and lint',
    program: 'oxlint/bin/oxlint',
    args: ['--type-aware', '--type-check', '--report-unused-disable-directives-severity=error', '.'],
  },
  {
    name: 'types of the console',
    program: '@angular/compiler-cli/bundles/src/bin/ngc.js',
    args: ['--project', 'admin-ui/tsconfig.json'],
  },
  {
    name: 'borders',
    program: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', 'test/architecture/dependency-rules.cjs', 'apps', 'libs', 'test'],
  },
  { name: 'dead code', program: 'knip/bin/knip.js', args: ['--no-progress'] },
  {
    name: 'safe pages',
    program: '@kitajs/ts-html-plugin/dist/cli.js',
    args: ['--simplified', '--project', 'tsconfig.json'],
  },
  { name: 'rules of Angular', program: 'eslint/bin/eslint.js', args: ['--max-warnings=0', 'admin-ui'] },
  { name: 'format', program: 'oxfmt/bin/oxfmt', args: ['--list-different'] },
];

/** Runs one check. Its output is shown when it has ended, so that outputs never mix. */
function run({ program, args }) {
  return new Promise((resolve, reject) => {
    const child = spawn(node24(), [join(packages, program), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, output: output.trim() }));
  });
}

/** Takes the next check until none is left. */
async function work(waiting, done) {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const started = Date.now();
    const { passed, output } = await run(check);
    const line = `${passed ? 'ok    ' : 'FAILED'}  ${check.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`;
    if (!passed) console.log(`\n── ${check.name}\n${output}\n`);
    console.log(line);
    done.push({ passed, line });
  }
}

await orOneLine(async () => {
  await prepare({ quiet: true, purpose: 'development' });
  const waiting = [...checks];
  const done = [];
  const lanes = Math.max(1, Math.min(checks.length, availableParallelism()));
  await Promise.all(Array.from({ length: lanes }, () => work(waiting, done)));
  const failed = done.filter(({ passed }) => !passed).length;
  console.log(
    `\n${done.map(({ line }) => line).join('\n')}\n${done.length - failed} of ${done.length} checks passed`,
  );
  if (failed > 0) process.exitCode = 1;
});
