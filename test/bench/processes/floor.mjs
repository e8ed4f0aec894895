// The floor: bare Fastify and pg with the least SQL for the same task. No tenants, row-level security, checks, events or log: it costs
// what any product with these pages costs on this machine.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';

const { PORT, DATABASE_URL } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 12 });
const app = fastify();
const hash = (secret) => createHash('sha256').update(secret).digest();
const cookie = ({ headers }) => /ticket=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? '';

await pool.query(`create schema floor;
  create table floor.ticket (id uuid primary key, tenant_id uuid not null, state text not null,
    scan_hash bytea not null unique, browser_secret_hash bytea not null unique, browser_hash bytea not null,
    number smallint not null, return_to text not null, ip text not null, user_agent text not null,
    created_at timestamptz not null, expires_at timestamptz not null, scanned_at timestamptz, subject text, name text,
    finished_at timestamptz);
  create table floor.session (like logon.session including defaults);
  alter table floor.session add primary key (id), add unique (secret_hash)`);

const INSERT = `insert into floor.ticket (id, tenant_id, state, scan_hash, browser_secret_hash, browser_hash, number, return_to, ip,
    user_agent, created_at, expires_at)
  values ($1, $1, 'created', $2, $3, $4, 42, '/', $5, $6, now(), now() + interval '2 minutes')`;

app.post('/ticket', async (request, reply) => {
  const [scan, secret] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
  const agent = request.headers['user-agent'];
  const values = [
    randomUUID(),
    hash(scan),
    hash(secret),
    hash(request.headers.cookie ?? ''),
    request.ip,
    agent,
  ];
  await pool.query(INSERT, values);
  const scanUrl = `http://localhost:${PORT}/q/${scan}`;
  return reply.code(201).header('set-cookie', `ticket=${secret}; Path=/`).send({ scanUrl });
});

app.post('/q/:scan/identity', async ({ params }) => {
  await pool.query(
    `update floor.ticket set state = 'scanned', scanned_at = now(), subject = 'x', name = 'x'
     where scan_hash = $1 and state = 'created' and expires_at > now()`,
    [hash(params.scan)],
  );
  return {};
});

app.post('/q/:scan/confirm', async ({ params }) => {
  await pool.query(
    `with ticket as (update floor.ticket set state = 'confirmed' where scan_hash = $1 and state = 'scanned' returning id)
     select pg_notify('floor', id::text) from ticket`,
    [hash(params.scan)],
  );
  return {};
});

app.post('/redeem', async (request, reply) => {
  const session = randomBytes(32).toString('base64url');
  await pool.query(
    `with ticket as (update floor.ticket set state = 'consumed', finished_at = now()
       where browser_secret_hash = $1 and state = 'confirmed' returning tenant_id)
     insert into floor.session (id, tenant_id, secret_hash, account_id, method, ip, user_agent, created_at, last_seen_at,
       authenticated_at, idle_seconds, expires_at, amr, acr)
     select $2, tenant_id, $3, $2, 'dingtalk-qr', '', '', now(), now(), now(), 0, now() + interval '1 day', '{mca,user}',
       'urn:openeiam:acr:single-factor' from ticket`,
    [hash(cookie(request)), randomUUID(), hash(session)],
  );
  return reply.header('set-cookie', `session=${session}; Path=/`).send({ location: '/' });
});

const waiting = new Map();
const listener = new pg.Client({ connectionString: DATABASE_URL });
await listener.connect();
await listener.query('listen floor');
listener.on('notification', ({ payload }) => waiting.get(payload)?.write('data: {"state":"confirmed"}\n\n'));

app.get('/events', async (request, reply) => {
  const secret = hash(cookie(request));
  const { rows } = await pool.query('select id from floor.ticket where browser_secret_hash = $1', [secret]);
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', connection: 'close' });
  reply.raw.write('data: {"state":"waiting"}\n\n');
  waiting.set(rows[0].id, reply.raw);
  reply.raw.once('close', () => waiting.delete(rows[0].id));
});

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
console.log('floor is running');
