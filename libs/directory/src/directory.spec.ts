import { DirectoryScene } from './testing/directory-scene.js';

let scene: DirectoryScene;

beforeAll(async () => {
  scene = await DirectoryScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(() => scene.begin());

const NOTHING = { created: 0, updated: 0, moved: 0, suspended: 0, restored: 0, unchanged: 0, conflicts: 0 };

/** Enough people for one to leave without passing a threshold. */
function crowd(people = 8): void {
  for (let number = 1; number <= people; number += 1) scene.source.join(`p${String(number)}`, ['20']);
}

describe('a first run', () => {
  it('creates units, people and their accounts, linked from the start', async () => {
    scene.source.join('ann', ['11', '10'], { email: 'ann@acme.test', title: 'Lead' });
    scene.source.join('bo', ['20']);
    const run = await scene.sync();
    expect(run).toMatchObject({
      ...NOTHING,
      state: 'done',
      created: 2,
      applied: 2,
      unitsRead: 4,
      peopleRead: 2,
    });
    const account = await scene.account('ann');
    expect(account).toMatchObject({ displayName: 'Name of ann', email: 'ann@acme.test', role: 'member' });
    expect(account).toMatchObject({ emailAuthority: 'member' });
    expect(await scene.accountOf('U-ann')).toBe(account?.id);
    expect(await scene.person('ann')).toMatchObject({
      seat: 'ann',
      title: 'Lead',
      state: 'present',
      isOurs: true,
      units: [
        { name: 'Platform', isPrimary: true },
        { name: 'Engineering', isPrimary: false },
      ],
    });
  });

  it('can be previewed without changing anything', async () => {
    scene.source.join('ann');
    const preview = await scene.sync('preview');
    expect(preview).toMatchObject({ ...NOTHING, state: 'done', created: 1, applied: 0 });
    expect(await scene.words(preview)).toEqual(['ann created']);
    expect(await scene.account('ann')).toBeNull();
    expect(await scene.sync()).toMatchObject({ created: 1, applied: 1 });
  });

  it('has one event in the log, with a digest of the list', async () => {
    crowd();
    const run = await scene.sync();
    expect(await scene.events('accounts.account.created.v1')).toEqual([]);
    expect(await scene.events('directory.run.ended.v1')).toMatchObject([
      {
        outcome: 'success',
        runId: run.id,
        counts: { created: 8 },
        listSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('changes nothing when it is repeated', async () => {
    crowd(3);
    await scene.sync();
    expect(await scene.sync()).toMatchObject({ ...NOTHING, unchanged: 3, applied: 0 });
  });
});

describe('a person’s account', () => {
  it('is the one to which they are linked already', async () => {
    const account = await scene.newAccount('ann-of-old');
    await scene.link(account.id, 'ann');
    scene.source.join('ann');
    expect(await scene.words(await scene.sync())).toEqual(['ann updated:linked']);
    expect(await scene.person('ann-of-old')).toMatchObject({
      isOurs: false,
      units: [{ name: 'Engineering' }],
    });
  });

  it('G1: is found by the email address only if the tenant allows it, and never if it has more rights than a member', async () => {
    await scene.newAccount('ann', { email: 'ann@acme.test' });
    await scene.newAccount('boss', { email: 'boss@acme.test', role: 'owner' });
    scene.source.join('a1', ['10'], { email: 'Ann@acme.test' });
    scene.source.join('b1', ['10'], { email: 'boss@acme.test' });
    expect(await scene.words(await scene.sync())).toEqual([
      'a1 conflict:email_taken',
      'b1 conflict:email_taken',
    ]);
    await scene.set({ matchBy: 'email' });
    expect(await scene.words(await scene.sync())).toEqual([
      'a1 updated:matched',
      'b1 conflict:match_privileged',
    ]);
    expect(await scene.accountOf('U-a1')).toBe((await scene.account('ann'))?.id);
    expect(await scene.accountOf('U-b1')).toBeNull();
  });

  it('G1, A9: is found by a phone number that the source has verified and that only one person and one member’s account have', async () => {
    const phones = { ann: '13800138001', boss: '13800138002', desk1: '13800138003', desk2: '13800138003' };
    for (const [username, phoneNumber] of Object.entries(phones))
      await scene.newAccount(username, { phoneNumber, role: username === 'boss' ? 'owner' : 'member' });
    const joins = (seat: string, phoneNumber: string, isPhoneNumberVerified = true) => {
      scene.source.join(seat, ['10'], { phoneNumber, isPhoneNumberVerified });
    };
    joins('a1', '+8613800138001', false);
    joins('b1', '+8613800138002');
    joins('d1', '+8613800138003');
    joins('e1', '+8613800138004');
    joins('e2', '+8613800138004');
    await scene.set({ matchBy: 'mobile' });
    expect(await scene.words(await scene.sync('preview'))).toEqual([
      'a1 conflict:mobile_unverified',
      'b1 conflict:match_privileged',
      'd1 conflict:mobile_shared',
      'e1 conflict:mobile_shared',
      'e2 conflict:mobile_shared',
    ]);
    joins('a1', '+8613800138001');
    expect((await scene.words(await scene.sync()))[0]).toBe('a1 updated:matched');
    expect(await scene.accountOf('U-a1')).toBe((await scene.account('ann'))?.id);
    await scene.set({ matchBy: 'none' });
    expect(await scene.sync()).toMatchObject({ created: 4, conflicts: 0 });
    expect(await scene.account('e1')).toMatchObject({ phoneNumber: null });
  });

  it('G1: is never another person’s: a name, an address or a missing id is a conflict to show', async () => {
    await scene.newAccount('admin', { role: 'owner' });
    scene.source.join('admin');
    scene.source.join('x@y', ['10']);
    scene.source.join('c1', ['10'], { email: 'info@acme.test' });
    scene.source.join('c2', ['10'], { email: 'info@acme.test' });
    scene.source.join('nobody', ['10'], { subject: undefined });
    const run = await scene.sync();
    expect(run).toMatchObject({ ...NOTHING, conflicts: 5 });
    expect(await scene.words(run)).toEqual([
      'admin conflict:username_taken',
      'c1 conflict:email_shared',
      'c2 conflict:email_shared',
      'x@y conflict:username_invalid',
      'nobody conflict:no_subject',
    ]);
    expect(await scene.accountOf('U-admin')).toBeNull();
  });

  it('G4: is not inherited with a seat: a person who gets the userId of a leaver gets nothing else', async () => {
    crowd();
    await scene.sync();
    const former = await scene.account('p1');
    scene.source.join('p1', ['20'], { subject: 'U-somebody-else' });
    const run = await scene.sync();
    expect(await scene.words(run)).toEqual(['p1 suspended', 'p1 conflict:username_taken']);
    expect(await scene.accountOf('U-somebody-else')).toBeNull();
    expect(await scene.accountOf('U-p1')).toBe(former?.id);
    expect(await scene.account('p1')).toMatchObject({ status: 'suspended' });
  });

  it('stays the same when the person gets a new seat', async () => {
    crowd(1);
    await scene.sync();
    scene.source.people = scene.source.people.map((person) => ({ ...person, seat: 'p1-new' }));
    expect(await scene.words(await scene.sync())).toEqual(['p1-new updated']);
    expect(await scene.person('p1-new')).toMatchObject({ account: { username: 'p1' } });
  });
});

describe('a later run', () => {
  it('applies names, moves and changes of the tree, and removes units that no longer exist', async () => {
    scene.source.join('ann', ['11']);
    scene.source.join('bo', ['20']);
    await scene.sync();
    scene.source.change('ann', { units: ['20'] });
    scene.source.change('bo', { name: 'Bo Renamed', email: 'bo@acme.test' });
    scene.source.units = scene.source.units
      .filter(({ externalId }) => externalId !== '11')
      .map((unit) =>
        unit.externalId === '20' ? { ...unit, name: 'Sales East', parentExternalId: '10' } : unit,
      );
    const run = await scene.sync();
    expect(run).toMatchObject({ ...NOTHING, moved: 1, updated: 1 });
    expect(await scene.person('ann')).toMatchObject({ units: [{ name: 'Sales East', isPrimary: true }] });
    expect(await scene.account('bo')).toMatchObject({ displayName: 'Bo Renamed', email: 'bo@acme.test' });
    const units = await scene.run((transaction) =>
      transaction.query(
        'select u.name, p.name as above from directory.unit u left join directory.unit p on p.id = u.parent_id order by 1',
      ),
    );
    expect(units).toEqual([
      { name: 'Acme', above: null },
      { name: 'Engineering', above: 'Acme' },
      { name: 'Sales East', above: 'Engineering' },
    ]);
  });

  it('keeps what an administrator changed, as long as the source’s value stays the same', async () => {
    crowd(1);
    await scene.sync();
    await scene.run((transaction) =>
      transaction.query(`update accounts.account set display_name = 'By hand' where username = 'p1'`),
    );
    scene.source.change('p1', { title: 'Boss' });
    await scene.sync();
    expect(await scene.account('p1')).toMatchObject({ displayName: 'By hand' });
  });

  it('reads only the units that the tenant chose, and ignores people in others', async () => {
    scene.source.join('ann', ['11', '20']);
    scene.source.join('bo', ['20']);
    await scene.set({ scope: '10' });
    expect(await scene.sync()).toMatchObject({ created: 1, unitsRead: 2 });
    expect(await scene.person('ann')).toMatchObject({ units: [{ name: 'Platform', isPrimary: true }] });
  });
});
