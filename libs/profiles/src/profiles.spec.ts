import { UnitOfWork } from '#database';
import { runInContext } from '#runtime';
import { ChangeField, ChangeProfile, ProfileFields, ReadProfile, RemoveField } from './index.js';
import { ProfileScene } from './testing/profile-scene.js';

let scene: ProfileScene;

beforeAll(async () => {
  scene = await ProfileScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(() => scene.begin());

describe('fields', () => {
  it('are the built-in ones, then those that a tenant adds', async () => {
    await scene.add({ key: 'costCentre' });
    const keys = (await scene.get(ProfileFields).all(scene.tenantId)).map(({ key }) => key);
    expect(keys).toEqual(['title', 'jobNumber', 'workPlace', 'hiredOn', 'costCentre']);
  });

  it('K9: built in are read without rows, with identical JSON once they have rows', async () => {
    const rows = async () => (await scene.rows()).length;
    const read = async () => JSON.stringify(await scene.get(ProfileFields).all(scene.tenantId));
    const before = await read();
    expect(await rows()).toBe(0);
    await scene.enter(scene.ann, { title: 'Engineer' });
    expect(await rows()).toBe(4);
    expect(await read()).toBe(before);
  });

  it.each([
    ['a key twice', { key: 'title' }, 'profiles.key_taken'],
    ['a key that an account has', { key: 'userName' }, 'profiles.field_invalid'],
    ['a key with a space', { key: 'cost centre' }, 'profiles.field_invalid'],
    ['a choice of nothing', { key: 'size', type: 'choice' }, 'profiles.field_invalid'],
    [
      'what people edit and do not see',
      { key: 'size', editableBy: 'person', visibleTo: [] },
      'profiles.field_invalid',
    ],
    [
      'what is required and nobody can enter',
      { key: 'size', editableBy: 'sources', isRequired: true },
      'profiles.field_invalid',
    ],
    [
      'K5: a label with a hidden character',
      { key: 'size', label: { en: 'Si\u202eze', zh: '尺' } },
      'profiles.field_invalid',
    ],
  ] as const)('cannot be added with %s', async (_, input, code) => {
    await expect(scene.add(input as never)).rejects.toMatchObject({ code });
  });

  it('can be at most thirty of a tenant’s own', async () => {
    for (let number = 1; number <= 30; number += 1) await scene.add({ key: `f${String(number)}` });
    await expect(scene.add({ key: 'oneMore' })).rejects.toMatchObject({ code: 'profiles.too_many_fields' });
  });

  it('can become unique only while no two accounts have the same value, ignoring case', async () => {
    const { id } = await scene.add({ key: 'badge' });
    await scene.enter(scene.ann, { badge: 'A-1' });
    await scene.enter(scene.ben, { badge: 'ａ-1' });
    const change = () => scene.get(ChangeField).execute(scene.tenantId, id, { isUnique: true });
    await expect(change()).rejects.toMatchObject({ code: 'profiles.not_unique' });
    await scene.enter(scene.ben, { badge: 'B-1' });
    await change();
    await expect(scene.enter(scene.ben, { badge: 'a-1' })).rejects.toMatchObject({
      code: 'profiles.value_taken',
    });
  });

  it('keep a choice that an account has, and are removed with all of their values', async () => {
    const { id } = await scene.add({ key: 'size', type: 'choice', choices: ['S', 'M'] });
    await scene.enter(scene.ann, { size: 'M' });
    await expect(
      scene.get(ChangeField).execute(scene.tenantId, id, { choices: ['S'] }),
    ).rejects.toMatchObject({
      code: 'profiles.choice_used',
    });
    await scene.get(RemoveField).execute(scene.tenantId, id);
    expect(await scene.valueOf(scene.ann, 'size')).toBeUndefined();
    const [title] = await scene.get(ProfileFields).all(scene.tenantId);
    await expect(scene.get(RemoveField).execute(scene.tenantId, title?.id ?? '')).rejects.toMatchObject({
      code: 'profiles.built_in',
    });
  });
});

describe('values that are entered', () => {
  it.each([
    ['number', '007.50', '7.5'],
    ['number', '12a', null],
    ['number', '1234567890123456', null],
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '2026-02-30', null],
    ['boolean', 'yes', null],
    ['url', 'https://Example.com/Ann', 'https://example.com/Ann'],
    ['url', 'javascript:alert(1)', null],
    ['url', 'https://ann:secret@example.com/', null],
    ['text', '  a   b ', 'a b'],
    ['text', 'a\u200bb', null],
  ] as const)('K4: of the type %s, %j is stored as %j', async (type, entered, kept) => {
    await scene.add({ key: 'thing', type });
    const entering = scene.enter(scene.ann, { thing: entered });
    if (kept === null) await expect(entering).rejects.toMatchObject({ code: 'profiles.value_invalid' });
    else await entering;
    expect(await scene.valueOf(scene.ann, 'thing')).toBe(kept);
  });

  it('are required if the field is, and can be removed if it is not', async () => {
    await scene.add({ key: 'must', isRequired: true });
    await scene.enter(scene.ann, { must: 'x', title: 'Engineer' });
    await expect(scene.enter(scene.ann, { must: ' ' })).rejects.toMatchObject({
      code: 'profiles.value_missing',
    });
    await scene.enter(scene.ann, { title: null });
    expect(await scene.valueOf(scene.ann, 'title')).toBeNull();
  });

  it('L2: are in the log only by the names of their fields, and only when something changes', async () => {
    await scene.enter(scene.ann, { title: 'Canary' });
    await scene.enter(scene.ann, { title: 'Canary' });
    const published = await scene.payloads('profiles.profile.changed.v1');
    expect(published).toEqual([
      {
        outcome: 'success',
        accountId: scene.ann,
        targets: [{ kind: 'account', id: scene.ann, label: 'a***' }],
        fields: ['title'],
      },
    ]);
    expect(JSON.stringify(published)).not.toContain('Canary');
  });

  it('A5: of a unique field belong to one account, even if others enter them at the same time', async () => {
    await scene.add({ key: 'badge', isUnique: true });
    const wanted = await Promise.allSettled(
      [scene.ann, scene.ben].map((id) => scene.enter(id, { badge: '1' })),
    );
    expect(wanted.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('are visible and editable for those whom the field names', async () => {
    await scene.add({ key: 'own', editableBy: 'person' });
    await scene.add({ key: 'secret', visibleTo: [], editableBy: 'administrators' });
    await scene.add({ key: 'fixed', editableBy: 'sources' });
    const seen = async (viewer: 'person' | 'helpdesk' | 'administrators') =>
      (await scene.get(ReadProfile).execute(scene.tenantId, scene.ann, viewer)).entries.map(
        ({ field }) => field.key,
      );
    expect(await seen('person')).not.toContain('secret');
    expect(await seen('helpdesk')).not.toContain('secret');
    expect(await seen('administrators')).toContain('secret');
    const own = (values: Readonly<Record<string, string>>) =>
      scene.get(ChangeProfile).execute(scene.tenantId, scene.ann, values, { by: 'person' });
    await own({ own: 'x' });
    await expect(own({ title: 'King' })).rejects.toMatchObject({ code: 'profiles.field_fixed' });
    await expect(own({ secret: 'x' })).rejects.toMatchObject({ code: 'profiles.field_unknown' });
    await expect(scene.enter(scene.ann, { fixed: 'x' })).rejects.toMatchObject({
      code: 'profiles.field_fixed',
    });
  });

  it('K1: cannot be changed by a person whose role is below the account’s', async () => {
    const [owner, administrator] = [
      await scene.newAccount('olivia', 'owner'),
      await scene.newAccount('adam', 'administrator'),
    ];
    const entering = runInContext(
      { requestId: 'r', correlationId: 'c', actor: { kind: 'account', accountId: administrator } as never },
      () => scene.enter(owner, { title: 'x' }),
    );
    await expect(entering).rejects.toMatchObject({ code: 'accounts.more_privileged' });
  });

  it('P3: belong to one tenant', async () => {
    await scene.enter(scene.ann, { title: 'Engineer' });
    const other = await scene.newTenant();
    await expect(scene.get(ReadProfile).execute(other, scene.ann, 'administrators')).rejects.toMatchObject({
      code: 'account.unknown',
    });
    const rows = await scene
      .get(UnitOfWork)
      .run(other, (transaction) => transaction.query('select from profiles.value'));
    expect(rows).toHaveLength(0);
  });
});

describe('a value from a source', () => {
  it('counts until a person enters another one, and again when the source supplies a new one', async () => {
    await scene.tell(scene.ann, 'directory', { title: 'Engineer' });
    await scene.enter(scene.ann, { title: 'Chief engineer' });
    await scene.tell(scene.ann, 'directory', { title: 'Engineer' });
    expect(await scene.valueOf(scene.ann, 'title')).toBe('Chief engineer');
    await scene.tell(scene.ann, 'directory', { title: 'Director' });
    expect(await scene.valueOf(scene.ann, 'title')).toBe('Director');
    await scene.tell(scene.ann, 'directory', { title: null });
    expect(await scene.valueOf(scene.ann, 'title')).toBeNull();
  });

  it('counts if its source leads while both supply the field, and otherwise once the leader stops supplying it', async () => {
    await scene.tell(scene.ann, 'scim', { title: 'From SCIM' });
    await scene.tell(scene.ann, 'directory', { title: 'From the directory' });
    await scene.tell(scene.ann, 'scim', { title: 'Anew from SCIM' });
    expect(await scene.valueOf(scene.ann, 'title')).toBe('From the directory');
    await scene.tell(scene.ann, 'directory', { title: null });
    expect(await scene.valueOf(scene.ann, 'title')).toBe('Anew from SCIM');
    const [title] = await scene.get(ProfileFields).all(scene.tenantId);
    await scene.get(ChangeField).execute(scene.tenantId, title?.id ?? '', { leader: 'scim' });
    await scene.tell(scene.ann, 'directory', { title: 'Late' });
    expect(await scene.valueOf(scene.ann, 'title')).toBe('Anew from SCIM');
  });

  it('does not replace another account’s unique value, but is remembered', async () => {
    await scene.add({ key: 'badge', isUnique: true, editableBy: 'sources' });
    await scene.tell(scene.ann, 'directory', { badge: '1' });
    expect(await scene.tell(scene.ben, 'directory', { badge: '1' })).toEqual([
      { accountId: scene.ben, key: 'badge' },
    ]);
    expect(await scene.valueOf(scene.ben, 'badge')).toBeNull();
    const { entries } = await scene.get(ReadProfile).execute(scene.tenantId, scene.ben, 'administrators');
    expect(entries.find(({ field }) => field.key === 'badge')?.said).toEqual({ directory: '1' });
  });

  it('G1: is ignored for fields that do not exist', async () => {
    await scene.tell(scene.ann, 'directory', { role: 'owner', nothing: 'x' });
    const { entries } = await scene.get(ReadProfile).execute(scene.tenantId, scene.ann, 'administrators');
    expect(entries.every(({ value }) => value === null)).toBe(true);
  });
});
