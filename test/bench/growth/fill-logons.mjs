import { randomBytes } from 'node:crypto';
import { copyIn } from './copy-in.mjs';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Days for which logons and sessions are kept; finished tickets and handled events are kept for one day. */
const KEPT_DAYS = 90;

/** Listeners whose delivery is recorded for the events of one logon. */
const NOTED = 10;

/**
 * Inserts the most that logons leave behind: logons and sessions of ninety days, tickets and handled events of one day, and the tickets of
 * one more day, which are due for removal.
 */
export async function fillLogons(client, { random, tenantId, connectionId, perDay, ids, people }) {
  const hash = () => `\\\\x${randomBytes(32).toString('hex')}`;
  const at = (daysAgo) => new Date(Date.now() - daysAgo * DAY_MS);
  const somebody = () => ids[random.below(ids.length)];
  const count = perDay * KEPT_DAYS;
  const logons = Array.from({ length: count }, (_, number) => ({
    id: random.uuid(),
    session: random.uuid(),
    account: somebody(),
    device: people[number % people.length].browser,
    at: at(KEPT_DAYS * (1 - number / count)),
  }));
  await copyIn(
    client,
    'logon.logon',
    [
      'tenant_id',
      'id',
      'browser_hash',
      'purpose',
      'state',
      'method',
      'account_id',
      'session_id',
      'return_to',
      'ip',
      'user_agent',
      'created_at',
      'expires_at',
      'completed_at',
      'begun_by',
    ],
    (function* () {
      for (const { id, session, account, device, at: began } of logons) {
        const [from, until] = [began.toISOString(), new Date(began.getTime() + 600_000).toISOString()];
        yield [
          tenantId,
          id,
          hash(),
          'logon',
          'completed',
          'dingtalk-qr',
          account,
          session,
          '/',
          device.ip,
          device.userAgent,
          from,
          until,
          from,
          random.uuid(),
        ];
      }
    })(),
  );
  await copyIn(
    client,
    'logon.session',
    [
      'id',
      'tenant_id',
      'secret_hash',
      'account_id',
      'method',
      'ip',
      'user_agent',
      'created_at',
      'last_seen_at',
      'authenticated_at',
      'idle_seconds',
      'expires_at',
      'ended_at',
      'end_reason',
      'amr',
      'acr',
    ],
    (function* () {
      for (const [number, { session, account, device, at: began }] of logons.entries()) {
        const from = began.toISOString();
        const seen = new Date(began.getTime() + HOUR_MS).toISOString();
        const until = new Date(began.getTime() + 12 * HOUR_MS).toISOString();
        // Half of the people log off, the sessions of the others expire.
        const end = number % 2 === 0 ? [seen, 'logout'] : [null, null];
        yield [
          session,
          tenantId,
          hash(),
          account,
          'dingtalk-qr',
          device.ip,
          device.userAgent,
          from,
          seen,
          from,
          3600,
          until,
          ...end,
          '{mca,user}',
          'urn:openeiam:acr:single-factor',
        ];
      }
    })(),
  );
  await copyIn(
    client,
    'qr_logon.ticket',
    [
      'id',
      'tenant_id',
      'connection_id',
      'method',
      'channel',
      'state',
      'scan_hash',
      'browser_secret_hash',
      'browser_hash',
      'confirmation',
      'number',
      'choices',
      'return_to',
      'ip',
      'user_agent',
      'created_at',
      'scanned_at',
      'confirm_until',
      'finished_at',
      'phone_hash',
      'phone_ip',
      'phone_agent',
      'subject',
      'attributes',
      'name',
    ],
    (function* () {
      for (let number = 0; number < 2 * perDay; number += 1) {
        const { browser, phone, label } = people[number % people.length];
        const when = at(2 * (1 - number / (2 * perDay))).toISOString();
        yield [
          random.uuid(),
          tenantId,
          connectionId,
          'dingtalk-qr',
          'qr',
          'consumed',
          hash(),
          hash(),
          hash(),
          'plain',
          42,
          '{}',
          '/',
          browser.ip,
          browser.userAgent,
          when,
          when,
          when,
          when,
          hash(),
          phone.ip,
          phone.userAgent,
          `UNION-grown-${random.below(ids.length)}`,
          '{}',
          label,
        ];
      }
    })(),
  );
  await copyIn(
    client,
    'messaging.inbox',
    ['tenant_id', 'listener', 'event_id', 'handled_at'],
    (function* () {
      for (let number = 0; number < NOTED * perDay; number += 1) {
        const when = at(1 - number / (NOTED * perDay)).toISOString();
        yield [tenantId, `bench.listener-${number % NOTED}`, random.uuid(), when];
      }
    })(),
  );
}
