import { randomBytes } from 'node:crypto';
import { AttemptRefused } from '#authenticators';
import { UnitOfWork } from '#database';
import { TicketScanned } from '#qr-logon';
import { newId, type EventDefinition } from '#kernel';
import { LogonCompleted } from '#logon';
import { EventPublisher } from '#messaging';
import { readSettings } from '#runtime';
import { CreateTenant } from '#tenancy';
import { createTestDatabase, until, type TestDatabase } from '#testing';
import { openServer, type OpenServer } from '../open-server.js';

const TOKEN = randomBytes(16).toString('hex');
const browser = { ip: '203.0.113.9', userAgent: 'Firefox' };

describe('the metrics of a server', () => {
  let database: TestDatabase;
  let server: OpenServer;
  let tenantId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = { NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: '0', METRICS_TOKEN: TOKEN };
    server = await openServer(readSettings({ ...environment, DATABASE_URL: database.processUrl }));
    const created = server.app.get(CreateTenant, { strict: false }).execute({ slug: 'acme', name: 'Acme' });
    tenantId = (await created).id;
  });

  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  async function publish<T>(definition: EventDefinition<T>, payload: T): Promise<void> {
    await unitOfWork().run(tenantId, async (transaction) => {
      server.app.get(EventPublisher, { strict: false }).publish(transaction, definition, payload);
    });
  }

  function unitOfWork(): UnitOfWork {
    return server.app.get(UnitOfWork, { strict: false });
  }

  async function figures(): Promise<string> {
    const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect(answer.status).toBe(200);
    return answer.text();
  }

  it('count logons by method and result, and refused attempts by reason', async () => {
    const logon = {
      method: 'dingtalk-qr',
      accountId: newId(),
      logonId: newId(),
      sessionId: newId(),
      browser,
    };
    await publish(LogonCompleted, { ...logon, outcome: 'success', purpose: 'logon' });
    await publish(LogonCompleted, { ...logon, outcome: 'success', purpose: 'logon' });
    const attempt = { method: 'password', purpose: 'logon', reason: 'credentials.wrong', browser } as const;
    await publish(AttemptRefused, { ...attempt, outcome: 'refused' });
    const text = await figures();
    expect(text).toMatch(/^openeiam_logons_total\{method="dingtalk-qr",result="completed"\} 2$/m);
    expect(text).toMatch(
      /^openeiam_attempts_refused_total\{method="password",reason="credentials.wrong"\} 1$/m,
    );
  });

  it('count the steps of tickets', async () => {
    const ticket = {
      ticketId: newId(),
      connectionId: newId(),
      method: 'dingtalk-qr',
      outcome: 'info',
    } as const;
    await publish(TicketScanned, ticket);
    expect(await figures()).toMatch(/^openeiam_ticket_events_total\{event="scanned"\} 1$/m);
  });

  it('show the work that waits for a worker, retries, and given-up work', async () => {
    const rows = await unitOfWork().runAs('worker', async (transaction) => {
      await transaction.query(
        `insert into messaging.delivery (tenant_id, listener, event_id, attempts, error, next_attempt_at)
         select tenant_id, unnest(array['sample.retried', 'sample.parked']), id, 3, 'failed',
                unnest(array[now() + interval '1 hour', null])
         from messaging.outbox order by position limit 2`,
      );
      return transaction.query<{ count: number }>(
        'select count(*)::int as count from messaging.outbox where drained_at is null',
      );
    });
    const pending = rows[0]?.count ?? 0;
    expect(pending).toBeGreaterThanOrEqual(1);
    await until(async () => /^openeiam_deliveries_parked 1$/m.test(await figures()));
    const text = await figures();
    expect(text).toMatch(new RegExp(`^openeiam_outbox_pending ${String(pending)}$`, 'm'));
    expect(text).toMatch(/^openeiam_outbox_oldest_seconds \d/m);
    expect(text).toMatch(/^openeiam_deliveries_retrying 1$/m);
    expect(text).toMatch(/^openeiam_tasks_overdue 0$/m);
  });

  it('show the use of the connection pool, and the mails that wait or were given up', async () => {
    await unitOfWork().run(tenantId, async (transaction) => {
      await transaction.query(
        `insert into mail.outgoing (id, tenant_id, kind, content, created_at, next_attempt_at)
         select gen_random_uuid(), $1, 'spec', '', now() - interval '5 minutes', next
         from unnest(array[now(), null::timestamptz]) next`,
        [tenantId],
      );
    });
    await until(async () => /^openeiam_mails_waiting 1$/m.test(await figures()));
    const text = await figures();
    expect(Number(/^openeiam_mails_oldest_seconds (.*)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(300);
    expect(text).toMatch(/^openeiam_mails_parked 1$/m);
    expect(text).toMatch(/^openeiam_database_connections_limit 10$/m);
    expect(text).toMatch(/^openeiam_database_waiting \d+$/m);
    const connections = Array.from(text.matchAll(/^openeiam_database_connections\{state="\w+"\} (\d+)$/gm));
    expect(connections.map(([, count]) => Number(count)).reduce((sum, count) => sum + count)).toBeGreaterThan(
      0,
    );
  });

  it('contain no tenant, account or address', async () => {
    expect(await figures()).not.toMatch(new RegExp(`${tenantId}|acme|203\\.0\\.113`));
  });
});
