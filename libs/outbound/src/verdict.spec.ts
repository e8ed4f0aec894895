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

describe('the action for somebody', () => {
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
    await scene.pair('Engineers', [await scene.somebody('it', given)], 'Engineering');
    expect(await scene.words()).toEqual(word === '' ? [] : [word]);
  });

  it('is none if nobody is compared with them', async () => {
    await scene.somebody('stranger', { known: { units: ['Sales'], name: 'Other' } });
    await scene.pair('Engineers', [await scene.somebody('it', { known: { units } })], 'Engineering');
    expect(await scene.compare()).toMatchObject({ unchanged: 1, known: 1 });
  });

  it('is to disable suspended people in or below a paired department, whether in a group or not', async () => {
    await scene.somebody('inside', { status: 'suspended', known: { units } });
    await scene.somebody('below', { status: 'archived', known: { units: ['Platform'] } });
    await scene.somebody('elsewhere', { status: 'suspended', known: { units: ['Sales'] } });
    await scene.pair('Engineers', [], 'Engineering');
    expect(await scene.words()).toEqual(['below disable:archived', 'inside disable:suspended']);
  });

  it('is to find out whom the account is linked to, if the directory does not read that person', async () => {
    const id = await scene.somebody('it', { known: null, phoneNumber: NUMBER });
    await scene.sql(
      `insert into binding.binding (id, tenant_id, connection_id, subject, attributes, name, account_id, origin, created_at)
       values (gen_random_uuid(), $1, $2, 'U-far', '{}', 'far', $3, 'attach', now())`,
      scene.connectionId,
      id,
    );
    await scene.pair('Engineers', [id], 'Engineering');
    expect(await scene.words()).toEqual(['it conflict:not_read']);
  });

  it('follows the link when the person has since been linked to another account', async () => {
    const [before, now] = [
      await scene.somebody('before', { known: { units } }),
      await scene.somebody('now', { known: null }),
    ];
    await scene.sql(
      `update binding.binding set account_id = $3 where tenant_id = $1 and account_id = $2`,
      before,
      now,
    );
    await scene.pair('Engineers', [now], 'Engineering');
    expect(await scene.words()).toEqual(['now update']);
    expect(await scene.one('now')).toMatchObject({
      seat: 'before',
      fields: [{ field: 'displayName', from: 'Name of before', to: 'Name of now' }],
      joins: [],
      leaves: [],
    });
  });
});

describe('the other person in a conflict', () => {
  it('is named: the person with that number or address is the same one, or must give it up', async () => {
    const fresh = await scene.somebody('fresh', { known: null, phoneNumber: NUMBER });
    const mailed = await scene.somebody('mailed', { known: null, phoneNumber: OTHER, email: 'm@acme.test' });
    const holder = await scene.somebody('holder', { known: { phoneNumber: NUMBER, email: 'M@acme.test' } });
    await scene.pair('Engineers', [fresh, mailed], 'Engineering');
    expect(await scene.words()).toEqual(['fresh conflict:mobile_taken', 'mailed conflict:email_taken']);
    expect(await scene.one('fresh')).toMatchObject({
      otherName: 'Name of holder (holder)',
      otherAccountId: holder,
      fields: [],
      joins: [],
    });
  });

  it('must be linked first, if not linked', async () => {
    const fresh = await scene.somebody('fresh', { known: null, phoneNumber: NUMBER });
    const mailed = await scene.somebody('mailed', { known: null, email: 'M@acme.test' });
    const moved = await scene.somebody('moved', {
      phoneNumber: '+8613800000003',
      known: { units, phoneNumber: OTHER },
    });
    await scene.pair('Engineers', [fresh, mailed, moved], 'Engineering');
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
    await scene.pair('Engineers', [one, three], 'Engineering');
    expect(await scene.words()).toEqual(['one conflict:mobile_shared', 'three create']);
    expect(await scene.one('one')).toMatchObject({ otherName: 'two' });
  });

  it('prevents others from getting their number or address', async () => {
    await scene.somebody('holder', { known: { phoneNumber: NUMBER, email: 'h@acme.test' } });
    const phone = await scene.somebody('phone', {
      phoneNumber: NUMBER,
      known: { units, phoneNumber: OTHER },
    });
    const mail = await scene.somebody('mail', { email: 'h@acme.test', known: { units } });
    await scene.pair('Engineers', [phone, mail], 'Engineering');
    expect(await scene.words()).toEqual(['mail conflict:email_taken', 'phone conflict:mobile_taken']);
    expect(await scene.one('mail')).toMatchObject({
      fields: [{ field: 'email', from: null, to: 'h@acme.test' }],
    });
  });
});
