import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditDocument } from '../document/audit-document.js';
import { EXPORT_FORMATS, type ExportFormat, type Manifest } from '../document/manifest.js';
import { exported, manifestOf, newSigner } from '../testing/exported.js';
import { madeUpChain, resealed, rewritten } from '../testing/made-up-chain.js';
import { verifyFile } from './verify-file.js';

const FIRST = 3;
const sound = madeUpChain(12, FIRST, 'ab'.repeat(32));
const signer = newSigner();
const folder = mkdtempSync(join(tmpdir(), 'openeiam-file-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function verdictOn(text: string, manifest: Manifest | string, keys = signer.publicKeys()) {
  const file = join(folder, 'export');
  writeFileSync(file, text);
  return verifyFile({
    file,
    manifest: typeof manifest === 'string' ? manifest : JSON.stringify(manifest),
    keys,
  });
}

const selection = sound.filter(({ sequence }) => ![5, 8, 9].includes(sequence));

describe.each(EXPORT_FORMATS)('verifying an export as %s', (format: ExportFormat) => {
  const text = exported(format, sound);
  const manifest = manifestOf(signer, format, sound, text);

  /** The problem that is found when somebody without the key replaces records of the file. */
  async function found(records: readonly AuditDocument[], genuine = manifest) {
    const { firstBadSequence, problem } = await verdictOn(exported(format, records), genuine);
    return [firstBadSequence, problem?.code];
  }

  it('L4: finds no problem in an unchanged one', async () => {
    expect(await verdictOn(text, manifest)).toMatchObject({
      intact: true,
      firstBadSequence: null,
      checked: 12,
      from: FIRST,
      to: FIRST + 11,
    });
    const part = exported(format, selection);
    const change = { contiguous: false, anchors: [] };
    expect(await verdictOn(part, manifestOf(signer, format, selection, part, change))).toMatchObject({
      intact: true,
      checked: 9,
    });
    const nothing = exported(format, []);
    const tenant = manifest.tenant;
    expect(await verdictOn(nothing, manifestOf(signer, format, [], nothing, { tenant }))).toMatchObject({
      intact: true,
      checked: 0,
    });
  });

  it('L3: names the record that was changed, removed, inserted, exchanged, or cut off', async () => {
    const changed = (sequence: number) =>
      sound.map((record) => (record.sequence === sequence ? { ...record, reason: 'other' } : record));
    expect(await found(changed(3))).toEqual([3, 'changed']);
    expect(await found(changed(14))).toEqual([14, 'changed']);
    expect(
      await found(
        sound.map((record) => (record.sequence === 7 ? resealed(record, { reason: 'other' }) : record)),
      ),
    ).toEqual([7, 'resealed']);
    expect(await found(sound.slice(1))).toEqual([3, 'missing']);
    expect(await found(sound.filter(({ sequence }) => sequence !== 9))).toEqual([9, 'missing']);
    expect(await found(sound.slice(0, -1))).toEqual([14, 'truncated']);
    expect(await found([...sound, ...madeUpChain(1, 15, sound.at(-1)?.hash)])).toEqual([15, 'unaccounted']);
    expect(await found([...sound.slice(0, 5), ...sound.slice(4)])).toEqual([7, 'doubled']);
    expect(await found(rewritten(sound, 8, { reason: 'other' }))).toEqual([10, 'contradicted']);
  });

  it('L3: names the record of a selection that was changed or cut off, and reports that one is missing', async () => {
    const part = exported(format, selection);
    const anchors = [10, 14].map((sequence) => ({ sequence, hash: sound[sequence - FIRST]?.hash ?? '' }));
    const genuine = manifestOf(signer, format, selection, part, { contiguous: false, anchors });
    const changed = selection.map((record) =>
      record.sequence === 11 ? { ...record, method: null } : record,
    );
    expect(await found(changed, genuine)).toEqual([11, 'changed']);
    const except = (sequence: number) => selection.filter((record) => record.sequence !== sequence);
    expect(await found(except(10), genuine)).toEqual([10, 'missing']);
    expect(await found(except(14), genuine)).toEqual([14, 'truncated']);
    expect(await found(except(12), genuine)).toEqual([null, 'manifest_contradicts']);
  });

  it('L3: reports changed bytes around valid records, and names an invalid line', async () => {
    expect((await verdictOn(`${text}\n`, manifest)).intact).toBe(false);
    const lines = text.split('\n');
    const [header, broken] = format.startsWith('csv') ? [1, '"'] : [0, '{"sequence":4,'];
    const torn = lines.map((line, index) => (index === header + 1 ? broken : line)).join('\n');
    expect(await verdictOn(torn, manifest)).toMatchObject({
      firstBadSequence: 4,
      problem: { code: 'unreadable' },
    });
  });

  it('L3: names the first record where the file has an entirely different form', async () => {
    expect(await verdictOn('a,b\n1,2\n', manifest)).toMatchObject({ firstBadSequence: 3, intact: false });
    await expect(
      verifyFile({ file: `${folder}/none`, manifest: JSON.stringify(manifest), keys: signer.publicKeys() }),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('L3: rejects a manifest that was changed or signed by another key, and still names the bad record', async () => {
    const { firstBadSequence, problem } = await verdictOn(text, { ...manifest, count: 11 });
    expect([firstBadSequence, problem?.code]).toEqual([null, 'manifest_forged']);
    const forged = sound.map((record) => (record.sequence === 7 ? { ...record, reason: 'other' } : record));
    const other = manifestOf(newSigner(), format, forged, exported(format, forged));
    expect(await found(forged, other)).toEqual([7, 'manifest_forged']);
    expect((await verdictOn(text, { ...manifest, keyId: 'k9' })).problem?.code).toBe('manifest_key_unknown');
    expect((await verdictOn(text, '{}')).problem?.code).toBe('manifest_forged');
    expect((await verdictOn(text, 'no JSON')).problem?.code).toBe('manifest_forged');
  });
});

it('L4: restores from CSV texts that look like formulas, quotes, and unusual line ends', async () => {
  const corpus = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'quoted", "''", 'a,"b"\nc', '\u2028'];
  const records = corpus.reduce(
    (chain, reason, index) => rewritten(chain, index + 1, { reason }),
    madeUpChain(corpus.length),
  );
  const text = exported('csv', records);
  expect(await verdictOn(text, manifestOf(signer, 'csv', records, text))).toMatchObject({
    intact: true,
    checked: corpus.length,
  });
});
