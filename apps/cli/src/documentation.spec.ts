import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { program } from './program.js';

const START = 'npm run -s cli -- ';
const page = readFileSync(fileURLToPath(new URL('../../../docs/command-line.md', import.meta.url)), 'utf8');
const documented = page
  .split('\n')
  .filter((line) => line.startsWith(START))
  .map((line) => line.slice(START.length));

/** Each command with an action, by its full name. */
function leaves(command: Command, path: readonly string[] = []): readonly (readonly [string, Command])[] {
  return command.commands.flatMap((child) => {
    const name = [...path, child.name()];
    return child.commands.length === 0 ? [[name.join(' '), child] as const] : leaves(child, name);
  });
}

describe('docs/command-line.md', () => {
  const commands = leaves(program());

  it.each(commands.map(([name]) => name))('shows %s', (name) => {
    expect(documented.filter((line) => line === name || line.startsWith(`${name} `))).not.toEqual([]);
  });

  it.each(documented)('shows only what exists: %s', (line) => {
    if (line === '--help') return;
    const found = commands.find(([name]) => line === name || line.startsWith(`${name} `));
    expect(found).toBeDefined();
    const known = ['--help', ...(found?.[1].options ?? []).map(({ long }) => long)];
    const used: readonly string[] = line.match(/--[a-z-]+/g) ?? [];
    expect(known).toEqual(expect.arrayContaining(used));
    const mandatory = (found?.[1].options ?? []).filter((option) => option.mandatory);
    if (!used.includes('--help'))
      expect(used).toEqual(expect.arrayContaining(mandatory.map(({ long }) => long)));
  });
});
