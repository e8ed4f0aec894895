import { Readable } from 'node:stream';
import { run } from '../../apps/cli/src/index.js';

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the operator in this process: one after the other, as they share its environment and streams. */
export async function runHere(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  const restore = [
    replaced(process, 'env', { PATH: process.env['PATH'], ...environment }),
    replaced(process, 'stdin', Readable.from([Buffer.from(input)])),
  ];
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    const write = (text: string): boolean => {
      printed[name] += text;
      return true;
    };
    restore.push(replaced(process[name], 'write', write));
  }
  try {
    return { code: await run(words), ...printed };
  } finally {
    for (const undo of restore.reverse()) undo();
  }
}

function replaced(target: object, name: string, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    if (own === undefined) Reflect.deleteProperty(target, name);
    else Object.defineProperty(target, name, own);
  };
}
