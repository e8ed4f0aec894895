import { Registry } from 'prom-client';
import { askedGauge, type Figure } from './asked-gauge.js';

describe('a gauge that asks', () => {
  it('shows what it is told at each scrape, and forgets what it was told before', async () => {
    const registry = new Registry();
    let figures: readonly Figure[] = [{ labels: { state: 'created' }, value: 2 }];
    askedGauge(registry, { name: 'tickets', help: 'Tickets.', labelNames: ['state'] }, async () => figures);
    expect(await registry.metrics()).toContain('tickets{state="created"} 2');
    figures = [{ labels: { state: 'scanned' }, value: 1 }];
    const second = await registry.metrics();
    expect(second).toContain('tickets{state="scanned"} 1');
    expect(second).not.toContain('created');
  });

  it('shows nothing while nobody answers, and leaves the other figures readable', async () => {
    const registry = new Registry();
    let isAway = false;
    askedGauge(registry, { name: 'waiting', help: 'Waiting.' }, async () => {
      if (isAway) throw new Error('away');
      return [{ value: 3 }];
    });
    askedGauge(registry, { name: 'other', help: 'Other.' }, async () => [{ value: 1 }]);
    expect(await registry.metrics()).toMatch(/^waiting 3$/m);
    isAway = true;
    const away = await registry.metrics();
    expect(away).not.toMatch(/^waiting /m);
    expect(away).toMatch(/^other 1$/m);
  });
});
