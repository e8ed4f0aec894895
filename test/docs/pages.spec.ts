import { globSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { settingsSchema } from '#runtime';
import { program } from '../../apps/cli/src/index.js';
import { page } from './document.js';
import { brokenLinksOf, headingsOf } from './links.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = readdirSync(`${root}docs`).filter((file) => file.endsWith('.md'));
const { mayUse } = createRequire(import.meta.url)('../architecture/module-graph.cjs') as {
  readonly mayUse: Readonly<Record<string, readonly string[]>>;
};

/** Every page for readers. */
const linking = globSync(['*.md', 'docs/**/*.md', '{apps,libs}/**/README.md'], { cwd: root }).sort();

/** Text of every file whose path matches. */
function textOf(tops: readonly string[], fits: (file: string) => boolean): string {
  return tops
    .flatMap((top) =>
      readdirSync(`${root}${top}`, { recursive: true, encoding: 'utf8' })
        .filter(fits)
        .map((file) => readFileSync(`${root}${top}/${file}`, 'utf8')),
    )
    .join('\n');
}

const isSpec = (file: string): boolean => /\.spec\.tsx?$/.test(file);

const specs = (): string => textOf(['apps', 'libs', 'test'], isSpec);

/** Every source that could register a metric. */
const sources = (): string =>
  textOf(['apps', 'libs'], (file) => /\/metrics\/.*\.ts$|live-connections\.ts$/.test(file) && !isSpec(file));

/** Headings to which a message refers: `See "<heading>" in docs/<page>.md`. */
function citedHeadings(): readonly (readonly [heading: string, page: string])[] {
  const text = textOf(['apps', 'libs'], (file) => /\.m?ts$/.test(file) && !isSpec(file));
  return Array.from(
    text.matchAll(/"([A-Z][^"\n]+)" in (docs\/[\w-]+\.md)/g),
    ([, heading = '', cited = '']) => [heading, cited] as const,
  );
}

/** The words of each command that the pages tell people to run, without options. */
function commandsIn(text: string): readonly (readonly string[])[] {
  const calls = text.matchAll(
    /(?:npm run -s cli --|run --rm(?: --user \S+)? (?:migrate|cli)|^openeiam|node dist\/apps\/cli\/src\/main\.js) ([a-z][^`\n]*)/gm,
  );
  return Array.from(calls, ([, words = '']) => words.split(' ')).filter(([first]) => first !== undefined);
}

describe('the pages of docs/', () => {
  it.each(linking)('%s links only to what exists', (file) => {
    expect(brokenLinksOf(`${root}${file}`)).toEqual([]);
  });

  it('have every heading that a message refers to', () => {
    const cited = citedHeadings();
    expect(cited.length).toBeGreaterThan(3);
    expect(cited.filter(([heading, file]) => !headingsOf(`${root}${file}`).includes(heading))).toEqual([]);
  });

  it.each(pages)('%s names only commands and options that exist', (name) => {
    for (const words of commandsIn(page(name))) {
      let command: Command = program();
      const rest = [...words];
      for (let next = rest[0]; next !== undefined; next = rest[0]) {
        const found = command.commands.find((candidate) => candidate.name() === next);
        if (found === undefined) break;
        command = found;
        rest.shift();
      }
      expect({ words, depth: command.commands.length }).toEqual({ words, depth: 0 });
      const known = command.options.map(({ long }) => long);
      const options = words.filter((word) => /^--[a-z]/.test(word) && word !== '--help' && word !== '--json');
      expect({ words, unknown: options.filter((option) => !known.includes(option)) }).toEqual({
        words,
        unknown: [],
      });
    }
  });

  it('tell people to run commands, which the test above has read', () => {
    expect(pages.flatMap((name) => commandsIn(page(name))).length).toBeGreaterThan(20);
  });

  it.each(pages)('%s names only settings that exist', (name) => {
    const known = new Set(Object.keys(settingsSchema.in.shape));
    const example = readFileSync(`${root}docker/.env.example`, 'utf8');
    const written = Array.from(
      page(name).matchAll(/\b(?:DINGTALK|DATABASE|TICKETS|WAITING|REDIS|METRICS|SMTP|ENCRYPTION)_[A-Z_]+\b/g),
      ([word]) => word.replace(/_FILE$/, ''),
    );
    expect(written.filter((word) => !known.has(word) && !example.includes(`${word}=`))).toEqual([]);
  });

  it('architecture.md draws the module graph that the dependency rules enforce', () => {
    const graph = /flowchart BT\n([\s\S]*?)```/.exec(page('architecture.md'))?.[1] ?? '';
    const arrows = Array.from(graph.matchAll(/^ *([\w-]+) --> ([\w-]+)$/gm), ([, from = '', to = '']) => ({
      from,
      to,
    }));
    const reach = (lib: string): readonly string[] =>
      arrows.filter(({ from }) => from === lib).flatMap(({ to }) => [to, ...reach(to)]);
    const drawn = Object.fromEntries(
      Object.keys(mayUse).map((lib) => [lib, [...new Set(reach(lib))].sort()]),
    );
    const held = Object.fromEntries(Object.entries(mayUse).map(([lib, libs]) => [lib, [...libs].sort()]));
    expect(drawn).toEqual(held);
    const unknown = arrows.flatMap(({ from, to }) => [from, to]).filter((lib) => !(lib in mayUse));
    expect(unknown).toEqual([]);
  });

  it('security.md cites only requirements that a test is named for', () => {
    const cited = Array.from(page('security.md').matchAll(/\*\* \[([A-Z\d, ]+)\]/g), ([, ids = '']) =>
      ids.split(', '),
    );
    const tests = specs();
    expect(cited.flat().length).toBeGreaterThan(20);
    expect(
      cited.flat().filter((id) => !new RegExp(`['\`](?:[A-Z]\\d+, )*${id}(?:, [A-Z]\\d+)*: `).test(tests)),
    ).toEqual([]);
  });

  it('operations.md describes exactly the metrics of the product', () => {
    const written = new Set(page('operations.md').match(/\bopeneiam_[a-z_]+[a-z]\b/g));
    written.delete('openeiam_app');
    written.delete('openeiam_owner');
    written.delete('openeiam_ticket_notice_seconds_bucket');
    const registered = new Set(sources().match(/\bopeneiam_[a-z_]+[a-z]\b/g));
    expect(registered.size).toBeGreaterThan(5);
    expect([...written].sort()).toEqual([...registered].sort());
  });
});
