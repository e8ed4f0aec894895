import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Words that must not be used, from the glossary's table. */
const never: readonly string[] = readFileSync(`${root}docs/glossary.md`, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|\s*(English|-)/.test(line))
  .flatMap((line) => (line.split('|')[4] ?? '').split(',').map((word) => word.trim()))
  .filter((word) => word !== '');

/** Sources with texts for people. Chinese text in the excluded ones is data, and the simulator uses DingTalk's words. */
const files = ['libs', 'admin-ui/src'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|tsx|html)$/.test(name))
    .filter(
      (name) =>
        !/\.spec\.|\/testing\/|\/preview\/|test-scene|generated\/|domain\/import\/|import-page\.ts/.test(
          name,
        ),
    )
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${root}${folder}/${name}`, 'utf8') })),
);

/** The simulator's texts, which only follow the rules of spelling and punctuation. */
const ofSimulator = readdirSync(`${root}apps/simulator/src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('-texts.ts'))
  .flatMap((name) =>
    readFileSync(`${root}apps/simulator/src/${name}`, 'utf8')
      .split('\n')
      .map((line) => ({ name, line })),
  );

const isChinese = (word: string): boolean => /\p{Script=Han}/u.test(word);

/** Lines with Chinese text for people, without comments. */
const chineseLines = files.flatMap(({ name, text }) =>
  text
    .split('\n')
    .filter((line) => isChinese(line) && !/^\s*(?:\/\/|\*|\/\*)/.test(line))
    .map((line) => ({ name, line: line.trim() })),
);

/** English texts: whole text files of pages and emails, marked texts of the console, titles of events, labels of methods, and descriptions of the API. */
const english = files.flatMap(({ name, text }) => [
  ...(/texts?\/en|en-errors|notice-texts|mail-texts|stop-texts|doubt-texts/.test(name)
    ? [{ name, line: text }]
    : []),
  ...Array.from(text.matchAll(/\$localize`:@@[\w.-]+:([^`]*)`/g), ([, line = '']) => ({ name, line })),
  ...Array.from(text.matchAll(/i18n(?:-[\w-]+)?="@@[\w.-]+"[^>]*>([^<]*)</g), ([, line = '']) => ({
    name,
    line,
  })),
  ...Array.from(text.matchAll(/i18n-([\w-]+)="@@[\w.-]+"[^>]*?\b\1="([^"]*)"/g), ([, , line = '']) => ({
    name,
    line,
  })),
  ...Array.from(text.matchAll(/(?:title: |label: |@ApiSummary\()\{ en: '([^']*)'/g), ([, line = '']) => ({
    name,
    line,
  })),
]);

/** Removes the code from a line of a text file. */
const readable = (line: string): string =>
  line
    .split('\n')
    .filter((one) => !/^\s*(?:\/\/|\*|\/\*|import|export)/.test(one))
    .join('\n')
    .replaceAll(/\$\{[^}]*\}/g, '');

/** American spellings with a British counterpart. */
const AMERICAN = ['organization', 'color', 'authorize', 'canceled', 'center', 'favorite', 'recognize'];

/** Names of placeholders in texts. */
const NAMES = [
  'account',
  'app',
  'application',
  'browser',
  'destination',
  'device',
  'identity',
  'name',
  'organisation',
  'os',
  'owner',
  'target',
  'tenant',
  'tenantName',
  'username',
];

describe('the texts for people', () => {
  it('are found, in both languages', () => {
    expect(never.length).toBeGreaterThan(15);
    expect(chineseLines.length).toBeGreaterThan(500);
    expect(english.length).toBeGreaterThan(500);
  });

  it('have one Chinese word for one thing', () => {
    const words = never.filter(isChinese);
    const wrong = chineseLines.filter(({ line }) => words.some((word) => line.includes(word)));
    expect(wrong).toEqual([]);
  });

  it('have one English word for one thing, in British spelling', () => {
    const words = [...never.filter((word) => !isChinese(word)), ...AMERICAN];
    const wrong = new RegExp(`\\b(?:${words.join('|')})\\b`, 'i');
    const found = english.flatMap(({ name, line }) =>
      readable(line)
        .split('\n')
        .filter((one) => wrong.test(one.replace(/^\s*'?[\w.-]+'?:(?=\s)/, '')))
        .map((one) => `${name}: ${one.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it('have full-width punctuation in Chinese', () => {
    const half = /\p{Script=Han}[,;:?!](?!\/)|[,;?!]\p{Script=Han}|\p{Script=Han}\.(?!\w)/u;
    const wrong = chineseLines.filter(({ line }) => half.test(line.replaceAll(/'[\w.-]+':/g, '')));
    expect(wrong).toEqual([]);
  });

  it('have no space beside a name in Chinese, which may itself be Chinese', () => {
    const name = String.raw`\{\$(?:NAME|ROLE|PROVIDERS)\}|\$\{(?:${NAMES.join('|')})\}`;
    const beside = new RegExp(`\\p{Script=Han} (?:${name})|(?:${name}) \\p{Script=Han}`, 'u');
    expect(beside.test('登录 ${tenant}')).toBe(true);
    expect([...chineseLines, ...ofSimulator].filter(({ line }) => beside.test(line))).toEqual([]);
  });

  it('begin the sentences of an email with a capital letter, also after the greeting', () => {
    const mails = english.filter(({ name }) => /notice-texts|mail-texts|stop-texts|doubt-texts/.test(name));
    expect(mails.length).toBeGreaterThan(5);
    const small = /[`'](?:the|this|an?) [^`']*\./;
    expect(mails.flatMap(({ line }) => line.split('\n')).filter((line) => small.test(line))).toEqual([]);
  });

  it('call a setting by its label, never by its key', () => {
    const key = /(?<![\w.$'/-])[a-z]{3,}(?:[A-Z][a-z]+){2,}(?![\w:('.])/;
    expect(key.test('more than leaverThresholdCount allows')).toBe(true);
    const ofConsole = english.filter(({ name }) => name.startsWith('admin-ui/'));
    const chinese = chineseLines.filter(({ name }) => name.startsWith('admin-ui/src/i18n'));
    expect([...ofConsole, ...chinese].filter(({ line }) => key.test(readable(line)))).toEqual([]);
  });

  it('address people as 您', () => {
    expect(chineseLines.filter(({ line }) => /你/.test(line))).toEqual([]);
  });
});
