import { TestClock } from '#testing';
import type { Logger } from './logger.js';
import { Outages } from './outages.js';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });

describe('a service that is away', () => {
  let lines: [level: string, facts: object, text: string][];
  let clock: TestClock;
  let outages: Outages;

  beforeEach(() => {
    lines = [];
    clock = TestClock.standingAt('2026-11-02T08:00:00Z');
    const write = (level: string) => (facts: object, text: string) => lines.push([level, facts, text]);
    const logger = { error: write('error'), warn: write('warn') } as unknown as Logger;
    outages = new Outages(logger, clock);
  });

  const texts = () => lines.map(([, , text]) => text);

  it('K9: is reported once when it goes, once a minute with a count, and once when it is back', () => {
    for (let failure = 0; failure < 250; failure += 1) {
      outages.lost('PostgreSQL', 'queries', refused);
      clock.advance(0.5);
    }
    outages.back('PostgreSQL', 'queries');
    outages.back('PostgreSQL', 'queries');
    expect(lines).toEqual([
      [
        'error',
        { service: 'PostgreSQL', part: 'queries', reason: 'connect ECONNREFUSED 127.0.0.1:5432' },
        'PostgreSQL is away',
      ],
      ['error', expect.objectContaining({ seconds: 60, failures: 121 }), 'PostgreSQL is still away'],
      ['error', expect.objectContaining({ seconds: 120, failures: 241 }), 'PostgreSQL is still away'],
      ['warn', { service: 'PostgreSQL', seconds: 125, failures: 250 }, 'PostgreSQL is back'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('stack');
  });

  it('is back when every part of the process can use it again', () => {
    outages.lost('Redis', 'notices', refused);
    outages.lost('Redis', 'queues', refused);
    outages.back('Redis', 'queues');
    outages.back('PostgreSQL', 'notices');
    expect(texts()).toEqual(['Redis is away']);
    outages.back('Redis', 'notices');
    expect(texts()).toEqual(['Redis is away', 'Redis is back']);
  });

  it.each([
    ['the first of several addresses', new AggregateError([refused]), 'connect ECONNREFUSED 127.0.0.1:5432'],
    [
      'its code',
      Object.assign(new Error('the database system is starting up'), { code: '57P03' }),
      '57P03 the database system is starting up',
    ],
    ['no secret', new Error('no postgresql://app:hunter2@db/x'), 'no postgresql://app:[redacted]@db/x'],
    ['what is no error', 'gone', 'gone'],
  ])('is reported with the reason in one line: %s', (_what, error, reason) => {
    outages.lost('PostgreSQL', 'queries', error);
    expect(lines[0]?.[1]).toMatchObject({ reason });
  });
});
