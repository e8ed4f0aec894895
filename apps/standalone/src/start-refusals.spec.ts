import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '#runtime';
import { checkPort, checkPortsApart } from './check-port.js';
import { demoPassword, developmentKeys } from './generated-secrets.js';
import { openDatabase } from './open-database.js';
import { Shutdown } from './shutdown.js';

describe('a start that cannot continue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-start-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('names the port that is in use and the setting to change', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as AddressInfo;
    await expect(checkPort('PORT', port, '127.0.0.1')).rejects.toThrow(
      `Port ${String(port)} is in use. Stop what uses it, or set PORT to another port.`,
    );
    server.close();
  });

  it('refuses the same port for simulator and portal', () => {
    expect(() => {
      checkPortsApart(3100, 3100);
    }).toThrow('PORT and SIMULATOR_PORT are both 3100. Set SIMULATOR_PORT to another port.');
    expect(() => {
      checkPortsApart(3000, 3100);
    }).not.toThrow();
  });

  it('picks a free port for 0', async () => {
    expect(await checkPort('PORT', 0, '127.0.0.1')).toBeGreaterThan(0);
  });

  it('reports what is wrong with DATABASE_URL, without its password', async () => {
    const port = await checkPort('PORT', 0, '127.0.0.1');
    const settings = readSettings({
      DATABASE_URL: `postgresql://user:hidden@127.0.0.1:${String(port)}/product`,
    });
    const opening = openDatabase(settings, new Shutdown());
    await expect(opening).rejects.toThrow(
      `DATABASE_URL does not work: 127.0.0.1:${String(port)}/product: nothing listens at this address.`,
    );
    await expect(opening).rejects.not.toThrow('hidden');
  });

  it('keeps generated secrets, which only their owner can read', () => {
    const [keys, password] = [developmentKeys(folder), demoPassword(folder)];
    expect([developmentKeys(folder), demoPassword(folder)]).toEqual([keys, password]);
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(readSettings({ ENCRYPTION_KEYS: keys, DEMO_PASSWORD: password }).ENCRYPTION_KEYS).toBe(keys);
  });

  it('does not replace a damaged key ring, which would make stored secrets unreadable', () => {
    writeFileSync(join(folder, 'keys.json'), '{');
    expect(() => developmentKeys(folder)).toThrow(/keys\.json is damaged/);
  });
});
