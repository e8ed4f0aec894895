import { CheckImport, RunImport } from '#accounts';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { runInContext } from '#runtime';
import { ChangeField, ReadProfile, RemoveField } from './index.js';
import { ProfileScene } from './testing/profile-scene.js';

let scene: ProfileScene;

beforeAll(async () => {
  scene = await ProfileScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(() => scene.begin());

const asOperator = <T>(work: () => Promise<T>) =>
  runInContext({ requestId: newId(), correlationId: newId(), actor: { kind: 'operator' } }, work);
const check = (text: string) =>
  asOperator(() => scene.get(CheckImport).execute(scene.tenantId, new TextEncoder().encode(text)));
const run = (id: string) =>
  asOperator(() => scene.get(RunImport).execute(scene.tenantId, id, { skipTaken: false }));
const codes = async (text: string) =>
  (await check(text)).errors.map(({ row, field, code }) => `${String(row)} ${field} ${code}`);

const idOf = async (username: string): Promise<string> => {
  const [row] = await scene
    .get(UnitOfWork)
    .run(scene.tenantId, (transaction) =>
      transaction.query<{ id: string }>('select id from accounts.account where username = $1', [username]),
    );
  return row?.id ?? '';
};

describe('a file of accounts', () => {
  it('fills in profile fields, in the form of their types, shown before and reported afterwards', async () => {
    await scene.add({ key: 'costCentre' });
    await scene.add({ key: 'level', type: 'number' });
    const found = await check('username,Cost_Centre,LEVEL,title\ncem,RD-1,3.50,\ndee,,,Lead');
    expect(found).toMatchObject({
      errors: [],
      preview: [
        { username: 'cem', fields: { costCentre: 'RD-1', level: '3.5' } },
        { username: 'dee', fields: { title: 'Lead' } },
      ],
    });
    expect(await run(found.id)).toMatchObject({ state: 'done', imported: 2 });
    const cem = await idOf('cem');
    const { entries } = await scene.get(ReadProfile).execute(scene.tenantId, cem, 'administrators');
    expect(entries.filter(({ value }) => value !== null)).toMatchObject([
      { field: { key: 'costCentre' }, value: 'RD-1', origin: 'hand' },
      { field: { key: 'level' }, value: '3.5', origin: 'hand' },
    ]);
    expect(await scene.payloads('profiles.profile.changed.v1')).toMatchObject([
      { accountId: cem, fields: ['costCentre', 'level'] },
      { fields: ['title'] },
    ]);
    await expect(scene.enter(cem, { costCentre: 'RD-2' })).resolves.toBeUndefined();
  });

  it('is refused row by row for values that its fields cannot have', async () => {
    await scene.add({ key: 'site', type: 'choice', choices: ['Berlin', 'Paris'], isRequired: true });
    await scene.add({ key: 'badge', isUnique: true });
    await scene.enter(scene.ann, { badge: 'A-1' });
    expect(
      await codes('username,site,badge\ncem,Rome,x\ndee,,y\neve,Paris,ａ-1\nfay,Berlin,Z\ngus,Berlin,z'),
    ).toEqual([
      '2 site fields.invalid',
      '3 site fields.missing',
      '4 badge fields.taken',
      '6 badge fields.duplicate',
    ]);
    expect(await codes('username,site\ncem,"Ber,lin"\ndee')).toEqual([
      '2 site fields.invalid',
      '3 site fields.missing',
    ]);
    expect(await codes('username\ncem')).toEqual([]);
  });

  it('has columns for fields that may be entered by hand, and for no others', async () => {
    await scene.add({ key: 'grade', editableBy: 'sources' });
    await expect(check('username,grade\ncem,1')).rejects.toMatchObject({
      code: 'accounts.import_columns',
      facts: { unknown: ['grade'] },
    });
    await scene.add({ key: 'cost-centre' });
    await scene.add({ key: 'costCentre' });
    expect((await check('username,cost-centre\ncem,1')).preview).toMatchObject([
      { fields: { 'cost-centre': '1' } },
    ]);
    await expect(check('username,cost centre\ncem,1')).rejects.toMatchObject({
      code: 'accounts.import_columns',
    });
  });

  it('creates no account if fields have changed since it was checked', async () => {
    const site = await scene.add({ key: 'site' });
    const badge = await scene.add({ key: 'badge' });
    const [gone, same, taken] = [
      await check('username,site\ncem,B'),
      await check('username,badge\ncem,1\ndee,1'),
      await check('username,badge\ncem,2'),
    ];
    await scene.get(RemoveField).execute(scene.tenantId, site.id);
    await scene.get(ChangeField).execute(scene.tenantId, badge.id, { isUnique: true });
    await scene.enter(scene.ann, { badge: '2' });
    const refused = { code: 'accounts.import_refused' };
    await expect(run(gone.id)).rejects.toMatchObject({
      ...refused,
      facts: { rows: [{ row: 2, field: 'site', code: 'fields.invalid' }] },
    });
    await expect(run(taken.id)).rejects.toMatchObject({
      ...refused,
      facts: { rows: [{ row: 2, field: 'badge', code: 'fields.taken' }] },
    });
    await expect(run(same.id)).rejects.toMatchObject(refused);
    expect([await idOf('cem'), await idOf('dee')]).toEqual(['', '']);
  });
});
