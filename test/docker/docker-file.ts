import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Text of a file in `docker/`. */
export function dockerFile(name: string): string {
  return readFileSync(`${root}docker/${name}`, 'utf8');
}

/** The words after `node` in the command of a target's image. */
export function nodeArguments(target: 'server' | 'worker' | 'cli'): readonly string[] {
  const stage = dockerFile('Dockerfile')
    .split(/^FROM /m)
    .find((part) => part.split('\n', 1)[0] === `product AS ${target}`);
  const line = /^(?:ENTRYPOINT|CMD) (\["node", ".*\])$/m.exec(stage ?? '')?.[1];
  if (line === undefined) throw new Error(`The Dockerfile has no command for ${target}`);
  const [, ...words] = JSON.parse(line) as readonly string[];
  return words;
}

/** The variables of `docker/.env.example`. */
export function exampleEnvironment(): Readonly<Record<string, string>> {
  const lines = dockerFile('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm);
  return Object.fromEntries(Array.from(lines, ([, name = '', value = '']) => [name, value]));
}
