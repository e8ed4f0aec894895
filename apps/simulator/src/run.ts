import { startSimulator } from './start-simulator.js';

const {
  SIMULATOR_PORT = '3100',
  SMTP_PORT = '0',
  PORTAL_URL = 'http://localhost:3000',
  PUBLIC_URL,
} = process.env;

const simulator = await startSimulator({
  port: Number(SIMULATOR_PORT),
  smtpPort: Number(SMTP_PORT),
  portalUrl: PORTAL_URL,
  ...(PUBLIC_URL === undefined ? {} : { portalPublicUrl: PUBLIC_URL }),
});

process.stdout.write(`DingTalk simulator at ${simulator.url}, its mail server at ${simulator.smtpUrl}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void simulator.close());
}
