import { AddField, ChangeProfile } from '#profiles';
import { ChangeSettings } from '#directory';
import { AddPair } from './application/add-pair.js';
import { ReadComparison } from './application/read-comparison.js';
import { OutboundScene, type Somebody } from './testing/outbound-scene.js';

let scene: OutboundScene;

beforeAll(async () => {
  scene = await OutboundScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(() => scene.begin());

const NUMBER = '+8613800000001';
const OTHER = '+8613800000002';
const units = ['Engineering'];

/** Pairs a group of these accounts with a department. */
async function pair(
  name: string,
  accountIds: readonly string[],
  unit: string,
  isNew = false,
): Promise<string> {
  const groupId = await scene.group(name, accountIds);
  const unitId = await scene.unitId(unit);
  await scene.get(AddPair).execute(scene.tenantId, undefined, { groupId, unitId, isNew });
  return groupId;
}

describe('what is to be done with somebody', () => {
  it.each<readonly [string, Somebody, string]>([
    ['who is as they should be', { known: { units } }, ''],
    ['who is in a department below', { known: { units: ['Platform'] } }, ''],
    ['whom the source does not have', { known: null, phoneNumber: NUMBER }, 'it create'],
    ['who has left it', { known: { state: 'left' }, phoneNumber: NUMBER }, 'it create:left'],
    ['without a number', { known: null }, 'it conflict:mobile_missing'],
    ['of another name', { displayName: 'Ann', known: { units } }, 'it update'],
    ['of another number', { phoneNumber: NUMBER, known: { units, phoneNumber: OTHER } }, 'it update'],
    ['whose number is hidden there', { phoneNumber: NUMBER, known: { units } }, ''],
    ['of whom the portal knows less', { known: { units, phoneNumber: OTHER, email: 'it@acme.test' } }, ''],
    [
      'whose address has other capitals',
      { email: 'IT@acme.test', known: { units, email: 'it@acme.test' } },
      '',
    ],
    ['who is in no department', { known: {} }, 'it move'],
    ['who is elsewhere', { known: { units: ['Sales'] } }, 'it move'],
    ['of another name who is elsewhere', { displayName: 'Ann', known: { units: ['Sales'] } }, 'it update'],
    ['who is suspended', { status: 'suspended', known: { units } }, 'it disable:suspended'],
    ['who is archived', { status: 'archived', known: { units } }, 'it disable:archived'],
    ['who is suspended and has left', { status: 'suspended', known: { state: 'left' } }, ''],
    ['who is suspended and never was there', { status: 'suspended', known: null }, ''],
    [
      'an owner who is suspended',
      { status: 'suspended', role: 'owner', known: { units } },
      'it conflict:privileged',
    ],
    ['an owner who is missing', { role: 'owner', known: null, phoneNumber: NUMBER }, 'it create'],
    ['whose link was ended', { known: { units, isLinked: false } }, 'it conflict:link_ended'],
    [
      'who is suspended and whose link was ended',
      { status: 'suspended', known: { units, isLinked: false } },
      'it conflict:link_ended',
    ],
  ])('%s', async (_who, given, word) => {
    await pair('Engineers', [await scene.somebody('it', given)], 'Engineering');
    expect(await scene.words()).toEqual(word === '' ? [] : [word]);
  });

  it('is nothing where nobody asks for them', async () => {
    await scene.somebody('stranger', { known: { units: ['Sales'], name: 'Other' } });
    await pair('Engineers', [await scene.somebody('it', { known: { units } })], 'Engineering');
    expect(await scene.compare()).toMatchObject({ unchanged: 1, known: 1 });
  });

  it('is to disable whoever is suspended in a paired department or below, in a group or not', async () => {
    await scene.somebody('inside', { status: 'suspended', known: { units } });
    await scene.somebody('below', { status: 'archived', known: { units: ['Platform'] } });
    await scene.somebody('elsewhere', { status: 'suspended', known: { units: ['Sales'] } });
    await pair('Engineers', [], 'Engineering');
    expect(await scene.words()).toEqual(['below disable:archived', 'inside disable:suspended']);
  });

  it('is to find out who it is that the account is linked to, if the directory does not read them', async () => {
    const id = await scene.somebody('it', { known: null, phoneNumber: NUMBER });
    await scene.sql(
      `insert into binding.binding (id, tenant_id, connection_id, subject, attributes, name, account_id, origin, created_at)
       values (gen_random_uuid(), $1, $2, 'U-far', '{}', 'far', $3, 'attach', now())`,
      scene.connectionId,
      id,
    );
    await pair('Engineers', [id], 'Engineering');
    expect(await scene.words()).toEqual(['it conflict:not_read']);
  });

  it('follows the link, where somebody was linked to another account since', async () => {
    const [before, now] = [
      await scene.somebody('before', { known: { units } }),
      await scene.somebody('now', { known: null }),
    ];
    await scene.sql(
      `update binding.binding set account_id = $3 where tenant_id = $1 and account_id = $2`,
      before,
      now,
    );
    await pair('Engineers', [now], 'Engineering');
    expect(await scene.words()).toEqual(['now update']);
    expect(await scene.one('now')).toMatchObject({
      seat: 'before',
      fields: [{ field: 'displayName', from: 'Name of before', to: 'Name of now' }],
      joins: [],
      leaves: [],
    });
  });
});

describe('somebody who stands in the way', () => {
  it('is named: whoever has the number or the address is the person, or has to give it up', async () => {
    const fresh = await scene.somebody('fresh', { known: null, phoneNumber: NUMBER });
    const mailed = await scene.somebody('mailed', { known: null, phoneNumber: OTHER, email: 'm@acme.test' });
    const holder = await scene.somebody('holder', { known: { phoneNumber: NUMBER, email: 'M@acme.test' } });
    await pair('Engineers', [fresh, mailed], 'Engineering');
    expect(await scene.words()).toEqual(['fresh conflict:mobile_taken', 'mailed conflict:email_taken']);
    expect(await scene.one('fresh')).toMatchObject({
      otherName: 'Name of holder (holder)',
      otherAccountId: holder,
      joins: ['Engineering'],
    });
  });

  it('is linked first, if nobody is linked to them', async () => {
    const fresh = await scene.somebody('fresh', { known: null, phoneNumber: NUMBER });
    const mailed = await scene.somebody('mailed', { known: null, email: 'M@acme.test' });
    const moved = await scene.somebody('moved', {
      phoneNumber: '+8613800000003',
      known: { units, phoneNumber: OTHER },
    });
    await pair('Engineers', [fresh, mailed, moved], 'Engineering');
    await scene.synchronised([
      { seat: 'f1', phoneNumber: NUMBER },
      { seat: 'm1', email: 'm@acme.test' },
      { seat: 'o1', phoneNumber: '+8613800000003' },
    ]);
    expect(await scene.words()).toEqual([
      'fresh conflict:person_unlinked',
      'mailed conflict:person_unlinked',
      'moved conflict:person_unlinked',
    ]);
    expect(await scene.one('mailed')).toMatchObject({ otherName: 'Name of m1 (m1)', otherAccountId: null });
    await scene.synchronised();
    expect(await scene.words()).toEqual(['fresh create', 'mailed conflict:mobile_missing', 'moved update']);
  });

  it('is the other account with the number', async () => {
    const one = await scene.somebody('one', { known: null, phoneNumber: NUMBER });
    await scene.somebody('two', { known: null, phoneNumber: NUMBER });
    await scene.somebody('gone', { known: null, phoneNumber: OTHER, status: 'suspended' });
    const three = await scene.somebody('three', { known: null, phoneNumber: OTHER });
    await pair('Engineers', [one, three], 'Engineering');
    expect(await scene.words()).toEqual(['one conflict:mobile_shared', 'three create']);
    expect(await scene.one('one')).toMatchObject({ otherName: 'two' });
  });

  it('keeps a number or an address from changing to theirs', async () => {
    await scene.somebody('holder', { known: { phoneNumber: NUMBER, email: 'h@acme.test' } });
    const phone = await scene.somebody('phone', {
      phoneNumber: NUMBER,
      known: { units, phoneNumber: OTHER },
    });
    const mail = await scene.somebody('mail', { email: 'h@acme.test', known: { units } });
    await pair('Engineers', [phone, mail], 'Engineering');
    expect(await scene.words()).toEqual(['mail conflict:email_taken', 'phone conflict:mobile_taken']);
    expect(await scene.one('mail')).toMatchObject({
      fields: [{ field: 'email', from: null, to: 'h@acme.test' }],
    });
  });
});

describe('fields', () => {
  it('are those of the mapping, from what the source says to what the portal says', async () => {
    const label = { en: 'Desk', zh: '工位' };
    await scene.get(AddField).execute(scene.tenantId, { key: 'desk', label, type: 'text', visibleTo: [] });
    await scene.get(ChangeSettings).execute(scene.tenantId, undefined, { mapping: { desk: 'jobNumber' } });
    const id = await scene.somebody('it', {
      email: 'it@acme.test',
      known: { units, email: 'old@acme.test', profile: { title: 'Clerk', desk: '1', workPlace: 'Berlin' } },
    });
    const fresh = await scene.somebody('new', { known: null, phoneNumber: NUMBER });
    const values = { title: 'Lead', desk: '2', workPlace: 'Paris' };
    for (const accountId of [id, fresh])
      await scene.get(ChangeProfile).execute(scene.tenantId, accountId, values, { by: 'administrators' });
    await pair('Engineers', [id, fresh], 'Engineering');
    const { id: comparisonId, untold } = await scene.compare();
    expect(untold).toEqual(['phoneNumber', 'jobNumber']);
    expect((await scene.one('it')).fields).toEqual([
      { field: 'email', from: 'old@acme.test', to: 'it@acme.test' },
      { field: 'desk', from: '1', to: '2' },
      { field: 'title', from: 'Clerk', to: 'Lead' },
    ]);
    expect((await scene.one('new')).fields).toEqual([
      { field: 'displayName', from: null, to: 'Name of new' },
      { field: 'phoneNumber', from: null, to: NUMBER },
      { field: 'desk', from: null, to: '2' },
      { field: 'title', from: null, to: 'Lead' },
    ]);
    const seen = await scene
      .get(ReadComparison)
      .differences(scene.tenantId, comparisonId, 'helpdesk', { limit: 10 });
    expect(seen.items[0]?.fields).toContainEqual({ field: 'desk', from: null, to: null });
    expect(seen.items[0]?.fields).toContainEqual({ field: 'title', from: 'Clerk', to: 'Lead' });
  });

  it('of which the source tells nothing of anybody are no difference', async () => {
    const id = await scene.somebody('it', { email: 'it@acme.test', known: { units } });
    await pair('Engineers', [id], 'Engineering');
    expect(await scene.compare()).toMatchObject({
      unchanged: 1,
      untold: ['email', 'phoneNumber', 'title', 'jobNumber'],
    });
    await scene.somebody('else', { known: { email: 'else@acme.test' } });
    expect(await scene.words()).toEqual(['it update']);
  });
});

describe('departments', () => {
  it('are left by whoever is in their group no more, and joined by whoever is', async () => {
    const [stays, comes, goes] = [
      await scene.somebody('stays', { known: { units: ['Engineering', 'Sales'] } }),
      await scene.somebody('comes', { known: { units: ['Sales'] } }),
      await scene.somebody('goes', { known: { units: ['Engineering'] } }),
    ];
    await pair('Engineers', [stays, comes], 'Engineering');
    expect(await scene.words()).toEqual(['comes move', 'goes move']);
    expect(await scene.one('comes')).toMatchObject({ joins: ['Engineering'], leaves: [] });
    expect(await scene.one('goes')).toMatchObject({ joins: [], leaves: ['Engineering'], accountId: goes });
  });

  it('are those of every pair, one inside another among them', async () => {
    const both = await scene.somebody('both', { known: { units: ['Platform'] } });
    const above = await scene.somebody('above', { known: { units: ['Platform'] } });
    await pair('Engineers', [both, above], 'Engineering');
    await pair('Platformers', [both], 'Platform');
    await pair('Sellers', [both], 'Sales');
    expect(await scene.words()).toEqual(['above move', 'both move']);
    expect(await scene.one('both')).toMatchObject({ joins: ['Sales'], leaves: [] });
    expect(await scene.one('above')).toMatchObject({ joins: ['Engineering'], leaves: ['Platform'] });
  });

  it('that are new are joined by the whole group, also once they are there', async () => {
    const id = await scene.somebody('it', { known: { units: ['Sales'] } });
    await pair('Buyers', [id], 'Acme', true);
    expect(await scene.words()).toEqual(['it move']);
    expect(await scene.one('it')).toMatchObject({ joins: ['Buyers'], leaves: [] });
    await scene.unit('Buyers', 'Acme');
    expect((await scene.compare()).units).toEqual([]);
    expect(await scene.one('it')).toMatchObject({ joins: ['Buyers'] });
  });

  it('may have several groups, and a group by rule', async () => {
    const hand = await scene.somebody('hand', { known: { units: ['Sales'] } });
    await scene.somebody('ruled', { role: 'auditor', known: { units: ['Sales'] } });
    await scene.somebody('other', { known: { units: ['Sales'] } });
    await pair('Sellers', [hand], 'Sales');
    const groupId = await scene.group('Auditors', [], {
      match: 'all',
      conditions: [{ attribute: 'role', anyOf: ['auditor'] }],
    });
    const unitId = await scene.unitId('Sales');
    await scene.get(AddPair).execute(scene.tenantId, undefined, { groupId, unitId, isNew: false });
    expect(await scene.words()).toEqual(['other move']);
  });
});
