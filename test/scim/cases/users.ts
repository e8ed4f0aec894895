import { ENTERPRISE, scimOutcome, USER, type Sent } from '../scene/scim-client.js';
import type { ScimPlace } from '../scene/scim-place.js';

/** The life of an account that a client provisions. */
export function users(place: ScimPlace): void {
  const account = async (id: string) =>
    (
      await place
        .product()
        .sql<Record<string, unknown>>(
          `select username, email, display_name, email_authority, role, status from accounts.account where id = $1`,
          [id],
        )
    )[0];

  describe('an account that a client creates', () => {
    it('is a member’s, named by the part before the @, with an address that is only valid for members', async () => {
      const answer = await place.client.post('Users', {
        schemas: [USER, ENTERPRISE],
        externalId: 'b-jensen',
        userName: 'Bjensen@example.com',
        name: { formatted: 'Ms. Barbara J Jensen III', familyName: 'Jensen', givenName: 'Barbara' },
        emails: [
          { value: 'babs@jensen.org', type: 'home' },
          { value: 'bjensen@example.com', type: 'work', primary: true },
        ],
        roles: [{ value: 'owner' }],
        password: 'not taken',
        [ENTERPRISE]: { employeeNumber: '701984', department: 'Tours' },
      });
      const made = answer.json<Sent>();
      expect(answer.status).toBe(201);
      expect(answer.headers.get('location')).toMatch(new RegExp(`/scim/v2/Users/${made.id}$`));
      expect(made).toMatchObject({
        schemas: [USER, ENTERPRISE],
        externalId: 'b-jensen',
        userName: 'Bjensen@example.com',
        displayName: 'Ms. Barbara J Jensen III',
        name: { familyName: 'Jensen' },
        emails: [{ value: 'bjensen@example.com', type: 'work', primary: true }],
        active: true,
        [ENTERPRISE]: { employeeNumber: '701984', department: 'Tours' },
        meta: { resourceType: 'User', version: answer.headers.get('etag') },
      });
      expect(made).not.toHaveProperty('roles');
      expect(made).not.toHaveProperty('password');
      expect(await account(made.id)).toEqual({
        username: 'bjensen',
        email: 'bjensen@example.com',
        display_name: 'Ms. Barbara J Jensen III',
        email_authority: 'member',
        role: 'member',
        status: 'active',
      });
      expect((await place.client.get(`Users/${made.id}`)).json()).toEqual(made);
    });

    it.each([
      ['without a userName', { displayName: 'X' }, '400 invalidValue'],
      ['with one that no account can have', { userName: 'a b' }, '400 invalidValue'],
      ['with one that another account has', { userName: 'alice' }, '409 uniqueness'],
      ['with one that looks like another one', { userName: 'a1ice' }, '409 uniqueness'],
      [
        'with the address of another account',
        { userName: 'other', emails: [{ value: 'alice@demo.test' }] },
        '409 uniqueness',
      ],
      [
        'with something that is no address',
        { userName: 'other', emails: [{ value: 'x' }] },
        '400 invalidValue',
      ],
      ['with a boolean that is none', { userName: 'other', active: 'perhaps' }, '400 invalidValue'],
      [
        'with a text that holds a control character',
        { userName: 'other', title: 'a\u0000b' },
        '400 invalidValue',
      ],
      ['as a list', [], '400 invalidSyntax'],
    ])('is refused %s', async (_what, body, outcome) => {
      expect(scimOutcome(await place.client.post('Users', body))).toBe(outcome);
    });

    it('A5: is created once by many at the same time; the others are told that it exists', async () => {
      const body = {
        userName: 'at-once@example.com',
        externalId: 'at-once',
        emails: [{ value: 'at-once@example.com' }],
      };
      const answers = await Promise.all(Array.from({ length: 8 }, () => place.client.post('Users', body)));
      expect(answers.map(scimOutcome).sort()).toEqual(['201', ...Array<string>(7).fill('409 uniqueness')]);
    });

    it('is never read from JSON that reaches beyond its attributes', async () => {
      for (const odd of ['"__proto__":{"active":false}', '"constructor":{"prototype":{"x":1}}'])
        expect(scimOutcome(await place.client.post('Users', `{"userName":"odd-names",${odd}}`))).toBe(
          '400 invalidSyntax',
        );
    });
  });

  describe('an account that a client changes', () => {
    it('keeps its username when the client renames it, and is found by the new name', async () => {
      const { id } = await place.client.made({ userName: 'maiden' });
      const put = await place.client.send('PUT', `Users/${id}`, {
        userName: 'Married@example.com',
        displayName: 'M',
      });
      expect(put.json()).toMatchObject({ userName: 'Married@example.com', displayName: 'M', active: true });
      expect(await account(id)).toMatchObject({ username: 'maiden', display_name: 'M' });
      expect(await place.client.found('userName eq "married@EXAMPLE.com"')).toEqual([id]);
      expect(await place.client.found('userName eq "maiden"')).toEqual([]);
      expect(scimOutcome(await place.client.send('PUT', `Users/${id}`, { userName: 'bob' }))).toBe(
        '409 uniqueness',
      );
    });

    it('is not changed on an outdated version, and not sent again for the current one', async () => {
      const { id } = await place.client.made({ userName: 'tagged' });
      const tag = (await place.client.get(`Users/${id}`)).headers.get('etag') ?? '';
      expect((await place.client.get(`Users/${id}`, { 'if-none-match': tag })).status).toBe(304);
      const rename = (ifMatch: string) =>
        place.client.patch(`Users/${id}`, [{ op: 'replace', path: 'displayName', value: ifMatch }], {
          'if-match': ifMatch,
        });
      expect(scimOutcome(await rename(tag))).toBe('200');
      expect(scimOutcome(await rename(tag))).toBe('412');
      expect(scimOutcome(await rename('*'))).toBe('200');
      expect((await place.client.send('DELETE', `Users/${id}`, undefined, { 'if-match': tag })).status).toBe(
        412,
      );
      expect((await place.client.get(`Users/${id}`, { 'if-none-match': tag })).status).toBe(200);
    });

    it('is suspended as inactive, and resumed only by the one who suspended it', async () => {
      const { id } = await place.client.made({ userName: 'leaver' });
      const turn = async (active: unknown) =>
        (await place.client.patch(`Users/${id}`, [{ op: 'Replace', path: 'active', value: active }])).json();
      expect(await turn('False')).toMatchObject({ active: false });
      expect(await account(id)).toMatchObject({ status: 'suspended' });
      expect(await turn('True')).toMatchObject({ active: true });
      await place.suspend(id);
      expect(await turn(true)).toMatchObject({ active: false });
      expect(await account(id)).toMatchObject({ status: 'suspended' });
    });

    it('keeps people’s changes until the client sends a new value', async () => {
      const { id } = await place.client.made({ userName: 'said', displayName: 'One' });
      const says = async (displayName: string) =>
        (await place.client.send('PUT', `Users/${id}`, { userName: 'said', displayName })).json<{
          displayName: string;
        }>().displayName;
      await place.product().sql(`update accounts.account set display_name = 'By hand' where id = $1`, [id]);
      expect(await says('One')).toBe('By hand');
      expect(await says('Two')).toBe('Two');
    });

    it('G1: leaves name and address to the directory that created it, and says so; any client can suspend it', async () => {
      const { id } = await place.client.made({ userName: 'of-directory', displayName: 'Of DingTalk' });
      await place.product().sql(
        `insert into directory.person (id, tenant_id, connection_id, subject, seat, account_id, name, units, state, is_ours, read_at, created_at)
           select gen_random_uuid(), tenant_id, id, 'S', 'S', $2, 'Of DingTalk', '{}', 'present', true, now(), now()
           from providers.connection where tenant_id = $1`,
        [place.product().tenantId, id],
      );
      const answer = await place.client.patch(`Users/${id}`, [
        { op: 'replace', value: { displayName: 'Of HR', title: 'Chief', active: false } },
      ]);
      expect(answer.json()).toMatchObject({ displayName: 'Of DingTalk', title: 'Chief', active: false });
      const [told] = await place.product().sql<{ payload: unknown }>(
        `select payload from messaging.outbox where name = 'scim.user.provisioned.v1' and payload ->> 'accountId' = $1
           and payload ->> 'act' = 'changed'`,
        [id],
      );
      expect(told?.payload).toMatchObject({
        client: 'Entra ID',
        changed: ['active', 'other attributes'],
        left: ['displayName'],
      });
    });
  });

  describe('an account that a client deletes', () => {
    it('is suspended, gone for the client, and restored unchanged when the client creates it again', async () => {
      const body = { userName: 'returner', externalId: 'r-1', emails: [{ value: 'returner@example.com' }] };
      const { id } = await place.client.made(body);
      expect((await place.client.send('DELETE', `Users/${id}`)).status).toBe(204);
      expect(await account(id)).toMatchObject({ status: 'suspended' });
      expect(scimOutcome(await place.client.get(`Users/${id}`))).toBe('404');
      expect((await place.client.send('DELETE', `Users/${id}`)).status).toBe(404);
      expect(await place.client.found('userName eq "returner"')).toEqual([]);
      // Another person with the same name inherits nothing.
      expect(scimOutcome(await place.client.post('Users', { ...body, externalId: 'r-2' }))).toBe(
        '409 uniqueness',
      );
      expect(await place.client.made(body)).toMatchObject({ id, active: true });
      expect(await account(id)).toMatchObject({ status: 'active' });
    });
  });
}
