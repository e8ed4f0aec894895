// The peer: better-auth's device authorization flow (RFC 8628), the closest thing to a logon by QR code in a well-known open project.
// No tenants, row-level security, outside calls, events, log or QR picture.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { bearer, deviceAuthorization } from 'better-auth/plugins';
import pg from 'pg';

const { PORT, DATABASE_URL } = process.env;
const auth = betterAuth({
  database: new pg.Pool({ connectionString: DATABASE_URL, max: 20 }),
  baseURL: `http://127.0.0.1:${PORT}`,
  secret: 'a secret of the bench, and of nothing else',
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  plugins: [deviceAuthorization({ interval: '1s' }), bearer()],
});
await (await getMigrations(auth.options)).runMigrations();
createServer(toNodeHandler(auth)).listen(Number(PORT), '127.0.0.1', () => console.log('peer is running'));
