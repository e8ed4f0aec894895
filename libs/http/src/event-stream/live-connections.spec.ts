import { Registry } from 'prom-client';
import { readSettings } from '#runtime';
import { LiveConnections } from './live-connections.js';

const settings = readSettings({ WAITING_TOTAL: '40', WAITING_PER_TENANT: '30', NODE_ENV: 'test' });

function openMany(connections: LiveConnections, subject: string, tenantId: string): (() => void)[] {
  const releases: (() => void)[] = [];
  for (;;) {
    try {
      releases.push(connections.open({ tenantId, subject }, () => undefined));
    } catch {
      return releases;
    }
  }
}

describe('the places for waiting browsers', () => {
  it('B7: cannot all be taken by one ticket or session: it has ten, and others still get in', () => {
    const connections = new LiveConnections(settings, new Registry());
    const [first, ...rest] = openMany(connections, 'ticket-1', 'demo');
    expect(rest).toHaveLength(9);
    expect(() => connections.open({ tenantId: 'demo', subject: 'ticket-2' }, () => undefined)).not.toThrow();
    first?.();
    first?.();
    expect(openMany(connections, 'ticket-1', 'demo')).toHaveLength(1);
  });

  it('B7: are limited per tenant and per process', () => {
    const connections = new LiveConnections(settings, new Registry());
    const demo = ['a', 'b', 'c', 'd'].flatMap((subject) => openMany(connections, subject, 'demo'));
    expect(demo).toHaveLength(30);
    expect(['e', 'f'].flatMap((subject) => openMany(connections, subject, 'other'))).toHaveLength(10);
    for (const release of demo) release();
    expect(connections.size).toBe(10);
  });
});
