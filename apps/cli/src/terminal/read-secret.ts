import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { CommandFailure } from '../failure.js';

/**
 * Reads a secret: asked for without echo at a terminal, otherwise the whole of standard input but its last line break.
 * Never an option: those are seen by everybody on the machine, and kept in the shell's history.
 *
 * @param name what is asked for, such as `Password of olivia`
 * @param isNew whether a person must type it twice
 */
export async function readSecret(name: string, isNew: boolean): Promise<string> {
  const secret = process.stdin.isTTY ? await askFor(name, isNew) : await readInput();
  if (secret === '') throw new CommandFailure(`${name} is missing: standard input is empty.`);
  return secret;
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
