import { newId } from '#kernel';
import { migrate } from '../migrate.js';
import { databaseBefore, type EarlierDatabase } from '../testing/earlier-database.js';
import { asOwner } from '../testing/owner.js';

describe('sessions in applications from before the protocols shared a table', () => {
  let database: EarlierDatabase;
  const [tenant, session, application, account] = [newId(), newId(), newId(), newId()];
  const event = newId();

  beforeAll(async () => {
    database = await databaseBefore('m0091-single-logout');
    const row = `gen_random_uuid(), '${tenant}', '${session}', '${application}', '${account}'`;
    const ids = 'id, tenant_id, session_id, application_id, account_id';
    await asOwner(
      database.url,
      `insert into tenancy.tenant (id, slug, name) values ('${tenant}', 'acme', 'Acme')`,
      `insert into oidc.participation (${ids}, persists, grant_id, sid, check_at) values
         (${row}, false, 'ends', 'sid', '2026-11-02T00:00:00Z'), (${row}, true, 'persists', 'sid', '2026-11-01T00:00:00Z')`,
      `insert into oidc.participation (${ids}, persists, grant_id, sid, check_at, ended_at, attempts, next_attempt_at) values
         (${row}, false, 'former', 'former', '2026-10-01', '2026-10-01', 3, '2026-10-02')`,
      `insert into saml.participation (${ids}, session_index, name_id, name_id_format, check_at) values
         (gen_random_uuid(), '${tenant}', '${session}', '${account}', '${account}', '_index', 'alice', 'urn:format', '2026-11-02T00:00:00Z')`,
      `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at) values
         ('${event}', '${tenant}', 'logon.session.ended.v1', '{}', '{}', now())`,
      `insert into messaging.delivery (tenant_id, listener, event_id, attempts, error)
       select '${tenant}', listener, '${event}', 1, '' from unnest('{oidc.end-with-session,saml.end-with-session}'::text[]) as listener`,
    );
    expect((await migrate(database.url))[0]).toBe('m0091-single-logout');
  });
  afterAll(() => database.drop());

  it('become one participation for each application, with the data of its protocol', async () => {
    expect(
      await asOwner(
        database.url,
        `select protocol, known_as, details, check_at from single_logout.participation where ended_at is null order by protocol`,
      ),
    ).toEqual([
      {
        protocol: 'oidc',
        known_as: 'sid',
        details: { grant: 'ends', offlineGrant: 'persists' },
        check_at: new Date('2026-11-01T00:00:00Z'),
      },
      {
        protocol: 'saml',
        known_as: 'alice',
        details: { sessionIndex: '_index', nameIdFormat: 'urn:format' },
        check_at: new Date('2026-11-02T00:00:00Z'),
      },
    ]);
  });

  it('keep their remaining attempts to report the end', async () => {
    expect(
      await asOwner(
        database.url,
        'select known_as, attempts from single_logout.participation where next_attempt_at is not null',
      ),
    ).toEqual([{ known_as: 'former', attempts: 3 }]);
    expect(await asOwner(database.url, 'select listener from messaging.delivery')).toEqual([
      { listener: 'single-logout.end-with-session' },
    ]);
  });
});
