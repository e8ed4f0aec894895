import { until } from '#testing';
import type { Deployment } from '../harness/start-deployment.js';

/** Milliseconds within which a worker must have delivered all waiting events. */
const DELIVERY_MS = 20_000;

/** Records every event that enters the outbox, in the same transaction. */
export const NOTE_EVENTS = [
  `create table public.noted (id uuid primary key, name text not null)`,
  `create function public.note() returns trigger language plpgsql security definer as $$
   begin insert into public.noted values (new.id, new.name); return new; end $$`,
  `create trigger note after insert on messaging.outbox for each row execute function public.note()`,
];

/** Counts of half-done work, all of which must be 0. */
const HALVES = {
  'sessions without a completed logon': `select count(*) from logon.session s
    where not exists (select from logon.logon l where l.session_id = s.id and l.state = 'completed')`,
  'completed logons without a session': `select count(*) from logon.logon l
    where l.state = 'completed' and not exists (select from logon.session s where s.id = l.session_id)`,
  'completed logons that were not announced once': `select abs(
    (select count(*) from logon.logon where state = 'completed' and purpose <> 'reauthenticate')
    - (select count(*) from public.noted where name = 'logon.logon.completed.v1'))`,
  'tickets used up that were not announced once': `select abs(
    (select count(*) from qr_logon.ticket where state = 'consumed')
    - (select count(*) from public.noted where name = 'qr-logon.ticket.consumed.v1'))`,
  'attachments without a link': `select abs(
    (select count(*) from binding.attachment where state = 'attached')
    - (select count(*) from binding.binding where origin = 'attach'))`,
  'events that are not in the log': `select count(*) from public.noted n
    where not exists (select from audit.record r where r.id = n.id)`,
  'records of no event': `select count(*) from audit.record r
    where not exists (select from public.noted n where n.id = r.id)`,
  'events recorded more than once': `select count(*) from
    (select id from audit.record group by id having count(*) > 1) twice`,
};

/** Waits until the worker has delivered everything, then counts half-done work by name. */
export async function halves(deployment: Deployment): Promise<Record<string, number>> {
  await until(
    async () => (await count(deployment, 'select count(*) from messaging.outbox')) === 0,
    DELIVERY_MS,
  );
  const found: Record<string, number> = {};
  for (const [name, query] of Object.entries(HALVES)) found[name] = await count(deployment, query);
  return found;
}

/** The result of `halves` if nothing is half done. */
export const NONE = Object.fromEntries(Object.keys(HALVES).map((name) => [name, 0]));

async function count(deployment: Deployment, query: string): Promise<number> {
  const [row] = await deployment.sql<Record<string, string>>(query);
  return Number(Object.values(row ?? {})[0]);
}
