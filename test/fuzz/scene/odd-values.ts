/** A JSON value that JavaScript cannot represent, as its text. */
export interface RawJson {
  readonly raw: string;
}

/** Texts that are known to break databases, headers, pages, logs, dates or comparisons. */
export const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  'Zhang \ud800',
  '\udc00',
  'a\0b',
  'a\r\nset-cookie: x=1',
  'a\u2028b',
  '\u001b[31m',
  '\u200b\u2060',
  'Zhang \u202e)renwO( nimdA',
  '中👩‍👧',
  'ﷺ'.repeat(60),
  `';--\\" $1 %s {{7*7}} <script>`,
  '%00%zz',
  '__proto__',
  '0000-01-01T00:00:00Z',
  '2026-02-30T00:00:00+99:99',
  '9999999999999999999999',
  '-1',
  '1e999',
  '[::ffff:0:7f00:1]',
  'fe80::1%eth0',
  'x'.repeat(20_000),
];

/** The same, escaped for forms and addresses, and escapes of invalid UTF-8. */
export const ODD_FIELDS: readonly string[] = [
  ...ODD_TEXTS.map((text) => encodeURIComponent(text.toWellFormed())),
  '%ED%A0%80',
  '%ff',
  '%',
];

/** The oddest of them, for cases without the time for all. */
export const ODDEST: readonly string[] = [
  '%ED%A0%80',
  '%00',
  '%',
  '%0d%0aset-cookie:x',
  '%E2%80%A8',
  '__proto__',
  'x'.repeat(9_000),
];

/** Odd values other than texts. */
export const ODD_OTHERS: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  { raw: '1e999' } satisfies RawJson,
  [],
  ['\ud800'],
  Array.from({ length: 300 }, () => 'x'),
  {},
  { '\ud800': 'a\0b' },
  { raw: '{"__proto__":{"role":"owner"}}' } satisfies RawJson,
];

const ODD_TIMES: readonly string[] = [
  '0000-01-01 00:00:00+00',
  '0001-01-01 00:00:00+14',
  '2026-02-30 00:00:00+00',
  '2026-11-27 19:00:00+99:99',
  '2026-11-27 19:00:00+15:59',
  '9999-12-31 23:59:59.999999+00',
  'infinity',
  '-infinity',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
  'x\0',
  '\ud800',
];

const ID = '00000000-0000-7000-8000-000000000000';

/** Cursors that no list has given: well-formed positions with odd values. */
export const ODD_CURSORS: readonly string[] = [
  ...ODD_TIMES.flatMap((time) => [
    [time, ID],
    [time, 1],
    [time, 2 ** 53],
    ...['username', 'name', 'created', 'lastLogon', 'lastUsed', 'since', 'lastSeen'].map((order) => [
      order,
      time,
      ID,
    ]),
  ]),
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  null,
  'x',
  {},
  [],
].map((position) => Buffer.from(JSON.stringify(position)).toString('base64url'));

/** Malformed bodies. */
export const ODD_BODIES: readonly (readonly [text: string, type: string])[] = [
  ...[
    '',
    'null',
    '[]',
    '1',
    '"x"',
    '{',
    '{"a":1',
    '{}{}',
    '{"__proto__":{}}',
    '{"a":1,"a":2}',
    '\ufeff{}',
    '\\ud800',
  ].map((text) => [text, 'application/json'] as const),
  ['['.repeat(30_000), 'application/json'],
  [`{"a":"${'x'.repeat(70_000)}"}`, 'application/json'],
  ...[
    'application/json; charset=utf-16',
    'application/json; charset="',
    'APPLICATION/JSON',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/csv',
    'Text/CSV; charset=GBK',
    'application/xml',
    'nonsense',
    '/',
  ].map((type) => ['{}', type] as const),
];

/** JSON with the original text of values that JavaScript cannot represent. */
export function jsonOf(value: unknown): string {
  const raws: string[] = [];
  const text = JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one !== 'object' || one === null || !('raw' in one) || typeof one.raw !== 'string') return one;
    return `@raw${String(raws.push(one.raw) - 1)}@`;
  });
  return text.replaceAll(/"@raw(\d+)@"/g, (_, index: string) => raws[Number(index)] ?? '');
}
