import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}admin-ui/src/`;

/** Records of each journey in the log. */
const golden = () =>
  JSON.parse(readFileSync(`${root}test/audit/golden.json`, 'utf8')) as Readonly<
    Record<string, readonly string[]>
  >;

/** Sources of the console with texts for people. */
const sources = readdirSync(`${folder}app`, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:ts|html)$/.test(file) && !/\.spec\.ts$|api\/generated\//.test(file))
  .map((file) => ({ file, text: readFileSync(`${folder}app/${file}`, 'utf8') }));

const ids = new Set(
  sources.flatMap(({ text }) =>
    Array.from(text.matchAll(/[`"|]@@([\w.-]+)|:@@([\w.-]+)/g), ([, a, b]) => a ?? b ?? ''),
  ),
);

/** Attributes with text that people read or hear. */
const READ = 'aria-label|aria-description|alt|label|placeholder|matTooltip|heading|text';

/** Placeholders of a built text, such as `INTERPOLATION`. */
const placeholdersOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\$\{(?:`[^`]*`|[^`{}])*\}:(\w+)(?:@@\w+)?:/g), ([, name = '']) => name);

/** Every message in the built scripts: its id, and its placeholders. */
function builtMessages(): readonly (readonly [id: string, placeholders: readonly string[]])[] {
  const dist = fileURLToPath(new URL('../../admin-ui/dist/', import.meta.url));
  const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));
  return scripts.flatMap((name) =>
    Array.from(
      readFileSync(`${dist}${name}`, 'utf8').matchAll(
        /\$localize`:(?:[^`:@]*)@@([\w.-]+)[^`:]*:((?:\$\{(?:`[^`]*`|[^`{}])*\}|[^`])*)`/g,
      ),
      ([, id = '', text = '']) => [id, placeholdersOf(text)] as const,
    ),
  );
}

/** Scripts that run before the texts of a language are loaded: those of the page, the texts themselves, and their static imports. */
function scriptsBeforeTexts(): readonly string[] {
  const dist = fileURLToPath(new URL('../../admin-ui/dist/', import.meta.url));
  const page = readFileSync(`${dist}index.html`, 'utf8');
  const found = new Map<string, string>();
  const texts = readdirSync(dist).filter(
    (name) => name.endsWith('.js') && readFileSync(`${dist}${name}`, 'utf8').includes('解绑所选'),
  );
  const waiting = [...Array.from(page.matchAll(/src="([\w.-]+\.js)"/g), ([, name = '']) => name), ...texts];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const text = readFileSync(`${dist}${name}`, 'utf8');
    found.set(name, text);
    waiting.push(
      ...Array.from(text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g), ([, one = '']) => one),
    );
  }
  return [...found.values()];
}

describe('the texts of the console', () => {
  let chinese: Readonly<Record<string, string>>;

  beforeAll(async () => {
    ({ texts: chinese } = (await import(`${folder}i18n/zh-cn.ts`)) as { texts: typeof chinese });
  });

  it('all have an id of their own', () => {
    const without = sources.flatMap(({ file, text }) => [
      ...(text.match(/\$localize`(?!:(?:[^`:]*)@@)[^`]*`/g) ?? []).map((found) => `${file}: ${found}`),
      ...(text.match(/\bi18n(?:-[\w-]+)?(?:="(?!@@|[^"]*@@)[^"]*"|(?=[\s>]))(?=[^<]*>)/g) ?? []).map(
        (found) => `${file}: ${found}`,
      ),
    ]);
    expect(without).toEqual([]);
  });

  it('are all marked, those in attributes too', () => {
    const unmarked = sources.flatMap(({ file, text }) =>
      Array.from(text.matchAll(/<[a-z][\w-]*\s[^<>]*>/g), ([tag]) => tag).flatMap((tag) =>
        Array.from(tag.matchAll(new RegExp(`\\s(${READ})="[^"]+"`, 'g')), ([, name = '']) => name)
          .filter((name) => !tag.includes(`i18n-${name}="@@`))
          .map((name) => `${file}: ${name} in ${tag}`),
      ),
    );
    expect(unmarked).toEqual([]);
  });

  it('are complete in Chinese, and Chinese has no others', () => {
    expect(ids.size).toBeGreaterThan(50);
    expect([...ids].filter((id) => !(id in chinese)).sort()).toEqual([]);
    expect(Object.keys(chinese).filter((id) => !ids.has(id))).toEqual([]);
    expect(Object.entries(chinese).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have a sentence for every reason of a refusal or an end that a journey leaves in the log', () => {
    const left = Object.values(golden()).flatMap((records) =>
      records.map((record) => record.split(' · ')[2]),
    );
    const rows = readFileSync(`${root}docs/audit-events.md`, 'utf8').split('\n');
    const documented = rows.flatMap((row) => (row.split('|')[5] ?? '').match(/(?<=`)[a-z_.]+(?=`)/g) ?? []);
    // “test” is text that the journeys' administrators wrote.
    const reasons = new Set(
      [...left, ...documented].filter((one = '') => one !== 'test' && /^[a-z_]+(\.[a-z_]+)*$/.test(one)),
    );
    // The portal's own reasons, and those of providers.
    const known = sources
      .filter(({ file }) => /^(?:ui|providers\/[a-z-]+)\/reasons\.ts$/.test(file))
      .map(({ text }) => text)
      .join('\n');
    expect(reasons.size).toBeGreaterThan(20);
    expect(
      [...reasons].filter((reason = '') => !new RegExp(`^ {2}'?${reason}'?: `, 'm').test(known)),
    ).toEqual([]);
  });

  it('begin with a capital letter on a badge', () => {
    const badges = sources.flatMap(({ file, text }) =>
      Array.from(
        text.matchAll(/class="oe-badge[^>]*\bi18n="@@[\w.-]+"[^>]*>\s*([^<]*)</g),
        ([, words = '']) => ({ file, words }),
      ),
    );
    expect(badges.length).toBeGreaterThan(20);
    expect(badges.filter(({ words }) => !/^(?:\p{Lu}|\{\{|$)/u.test(words.trim()))).toEqual([]);
  });

  it('name every kind of thing that a journey leaves in the log', () => {
    const kinds = Object.values(golden()).flatMap((records) =>
      records.flatMap((record) => (record.split(' · ')[5] ?? '').split(' ')),
    );
    const known = sources
      .filter(({ file }) => /^(?:pages\/audit\/naming|providers\/[a-z-]+\/provider)\.ts$/.test(file))
      .map(({ text }) => text)
      .join('\n');
    const wanted = new Set(kinds.filter((kind) => /^[a-z-]+$/.test(kind)));
    expect(wanted.size).toBeGreaterThan(10);
    expect([...wanted].filter((kind) => !new RegExp(`^ +'?${kind}'?: `, 'm').test(known))).toEqual([]);
  });

  it('are not used by a script that runs before the language is loaded', () => {
    const scripts = scriptsBeforeTexts();
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((script) => script.includes('$localize`:'))).toEqual([]);
  });

  it('are joined with the punctuation of their language, by ui/punctuation', () => {
    const joined = sources
      .filter(({ file }) => file !== 'ui/punctuation.ts')
      .flatMap(({ file, text }) => text.split('\n').map((line) => `${file}: ${line.trim()}`))
      .filter((line) => /\$\{[^}]*\}(?:: | \()\$\{|\}\}: \{\{/.test(line) && !/\$localize|i18n=/.test(line));
    expect(joined).toEqual([]);
  });

  it('have the same placeholders in Chinese as in English', () => {
    const messages = builtMessages();
    expect(messages.length).toBeGreaterThan(20);
    const differing = messages.flatMap(([id, placeholders]) => {
      const named = Array.from((chinese[id] ?? '').matchAll(/\{\$(\w+)\}/g), ([, name = '']) => name);
      const [own, theirs] = [[...new Set(named)].sort(), [...new Set(placeholders)].sort()];
      return own.join() === theirs.join() ? [] : [{ id, chinese: own, english: theirs }];
    });
    expect(differing).toEqual([]);
  });
});
