import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const libs = fileURLToPath(new URL('../../libs/', import.meta.url));

/** Names of all events that the libs' sources define, including libs that this process has not loaded. */
export function definedEvents(): readonly string[] {
  return readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('events.ts'))
    .flatMap((file) =>
      Array.from(
        readFileSync(`${libs}${file}`, 'utf8').matchAll(/= \w+\(\s*'([\w-]+\.[\w-]+\.[\w-]+\.v\d+)'/g),
      ),
    )
    .map(([, name = '']) => name)
    .sort();
}
