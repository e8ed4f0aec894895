import { Registry } from 'prom-client';
import { scrapedGauge, scrapedGauges, type GaugeSample } from './scraped-gauge.js';

describe('a gauge that queries its values', () => {
  it('shows the current values at each scrape, and forgets earlier ones', async () => {
    const registry = new Registry();
    let samples: readonly GaugeSample[] = [{ labels: { state: 'created' }, value: 2 }];
    scrapedGauge(registry, { name: 'tickets', help: 'Tickets.', labelNames: ['state'] }, async () => samples);
    expect(await registry.metrics()).toContain('tickets{state="created"} 2');
    samples = [{ labels: { state: 'scanned' }, value: 1 }];
    const second = await registry.metrics();
    expect(second).toContain('tickets{state="scanned"} 1');
    expect(second).not.toContain('created');
  });

  it('shows nothing while the query fails, and does not affect other metrics', async () => {
    const registry = new Registry();
    let isAway = false;
    scrapedGauge(registry, { name: 'waiting', help: 'Waiting.' }, async () => {
      if (isAway) throw new Error('away');
      return [{ value: 3 }];
    });
    scrapedGauge(registry, { name: 'other', help: 'Other.' }, async () => [{ value: 1 }]);
    expect(await registry.metrics()).toMatch(/^waiting 3$/m);
    isAway = true;
    const away = await registry.metrics();
    expect(away).not.toMatch(/^waiting /m);
    expect(away).toMatch(/^other 1$/m);
  });
});

describe('gauges with a common query', () => {
  it('query once at each scrape, and show nothing while the query fails', async () => {
    const registry = new Registry();
    let questions = 0;
    let isAway = false;
    scrapedGauges<{ readonly one: number; readonly many: readonly GaugeSample[] }>(
      registry,
      [
        { name: 'one', help: 'One.', of: ({ one }) => one },
        { name: 'many', help: 'Many.', labelNames: ['kind'], of: ({ many }) => many },
      ],
      async () => {
        questions += 1;
        await Promise.resolve();
        if (isAway) throw new Error('away');
        return { one: questions, many: [{ labels: { kind: 'a' }, value: 10 * questions }] };
      },
    );
    expect(await registry.metrics()).toMatch(/^one 1\n[^]*^many\{kind="a"\} 10$/m);
    expect(await registry.metrics()).toMatch(/^one 2\n[^]*^many\{kind="a"\} 20$/m);
    isAway = true;
    expect(await registry.metrics()).not.toMatch(/^(one|many)/m);
    expect(questions).toBe(3);
  });
});
