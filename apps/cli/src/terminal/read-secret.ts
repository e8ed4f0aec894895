import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { CommandFailure } from '../failure.js';

/**
 * Reads a secret: without echo at a terminal, otherwise all of standard input except its last line break. Secrets are never options, because everybody on
 * the machine can see those, and the shell's history keeps them.
 *
 * @param name the prompt, such as `Password of olivia`
 * @param isNew whether a person must type it twice
 */
export async function readSecret(name: string, isNew: boolean): Promise<string> {
  const secret = process.stdin.isTTY ? await askFor(name, isNew) : await readInput();
  if (secret === '') throw new CommandFailure(`${name} is missing: standard input is empty.`);
  return secret;
}

/**
 * Reads several secrets: each without echo at a terminal, otherwise one line of standard input each, in this order. A single one is all of standard input,
 * as with `readSecret`.
 *
 * @param names the prompts
 */
export async function readSecrets(names: readonly string[]): Promise<readonly string[]> {
  const [only, ...more] = names;
  if (only === undefined) return [];
  if (more.length === 0) return [await readSecret(only, false)];
  const secrets: string[] = [];
  const lines = process.stdin.isTTY ? undefined : (await readInput()).split(/\r?\n/);
  for (const [index, name] of names.entries()) {
    const secret = lines === undefined ? await ask(name) : (lines[index] ?? '');
    if (secret === '')
      throw new CommandFailure(`${name} is missing: it is line ${String(index + 1)} of standard input.`);
    secrets.push(secret);
  }
  if ((lines?.length ?? 0) > names.length)
    throw new CommandFailure(`Standard input has more than the ${String(names.length)} expected lines.`);
  return secrets;
}

async function readInput(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

async function askFor(name: string, isNew: boolean): Promise<string> {
  const secret = await ask(name);
  if (isNew && (await ask(`${name}, again`)) !== secret) {
    throw new CommandFailure('The two entries differ.');
  }
  return secret;
}

async function ask(question: string): Promise<string> {
  process.stderr.write(`${question}: `);
  const silence = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  const interrupted = new AbortController();
  lines.on('SIGINT', () => {
    interrupted.abort();
  });
  try {
    return await lines.question('', { signal: interrupted.signal });
  } catch (cause) {
    throw new CommandFailure('Nothing was done.', { cause });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
