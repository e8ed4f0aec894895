import { Readable } from 'node:stream';
import { runCommandLine } from '../run-command-line.js';
import { NO_DATA } from './no-data.js';
import type { Ended } from './run-command.js';

/** Runs a command in this process: in a tenth of the time that a process of its own takes. One at a time. */
export async function runHere(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  const [out, error]: [string[], string[]] = [[], []];
  const restore = [
    replaced(process, 'env', { ...NO_DATA, ...environment }),
    replaced(process, 'stdin', Readable.from(input === '' ? [] : [Buffer.from(input)])),
    replaced(process.stdout, 'write', collecting(out)),
    replaced(process.stderr, 'write', collecting(error)),
  ];
  try {
    const code = await runCommandLine(words);
    return { code, stdout: out.join(''), stderr: error.join('') };
  } finally {
    for (const undo of restore) undo();
  }
}

function collecting(texts: string[]): (text: string) => boolean {
  return (text) => {
    texts.push(text);
    return true;
  };
}

function replaced(owner: object, name: string, value: unknown): () => void {
  const former = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  return () => {
    if (former === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, former);
  };
}
