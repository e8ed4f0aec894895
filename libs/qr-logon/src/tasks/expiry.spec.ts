import type { Registry } from 'prom-client';
import { METHOD_KEY } from '#dingtalk-qr';
import { METRICS } from '#http';
import { LiveNotifications } from '#messaging';
import { until } from '#testing';
import { ticketTopic } from '../application/ticket-topic.js';
import { UnscannedCodes } from '../application/unscanned-codes.js';
import { aBrowser, QrScene } from '../testing/qr-scene.js';
import { AnnounceExpired } from './announce-expired.js';
import { ForgetUnscanned } from './forget-unscanned.js';
import { PurgeTickets } from './purge-tickets.js';

const DAY = 24 * 3_600;

describe('tickets whose time runs out', () => {
  let scene: QrScene;

  beforeAll(async () => {
    scene = await QrScene.start();
  });
  afterAll(() => scene.feature.close());
  beforeEach(() => scene.begin());

  async function statesAfter(seconds: number): Promise<string[]> {
    scene.feature.clock.advance(seconds);
    await scene.get(AnnounceExpired).announce();
    return scene.states();
  }

  it('are announced as expired a minute after the scan, and shortly after the confirmation', async () => {
    await scene.issue();
    await scene.scan(await scene.issue());
    await scene.confirm(await scene.issue());
    expect(await statesAfter(55)).toEqual(['created', 'scanned', 'confirmed']);
    expect(await statesAfter(6)).toEqual(['created', 'expired', 'confirmed']);
    expect(await statesAfter(15)).toEqual(['created', 'expired', 'expired']);
  });

  it('are announced once, to the log and to the waiting browser', async () => {
    await scene.scan(await scene.issue());
    const [ticket] = await scene.rows<{ id: string }>('select id from qr_logon.ticket');
    const heard: unknown[] = [];
    const stop = scene
      .get(LiveNotifications)
      .subscribe(ticketTopic(ticket?.id ?? ''), ({ state }) => heard.push(state));
    scene.feature.clock.advance(121);
    await Promise.all([scene.get(AnnounceExpired).announce(), scene.get(AnnounceExpired).announce()]);
    await until(() => heard.includes('expired'));
    stop();
    // The notice of the scan may arrive late.
    expect(heard.filter((state) => state !== 'scanned')).toEqual(['expired']);
    expect(
      await scene.rows(
        `select payload ->> 'ticketId' as id from messaging.outbox where name = 'qr-logon.ticket.expired.v1'`,
      ),
    ).toEqual([{ id: ticket?.id }]);
  });

  async function statesAfterPurge(seconds: number): Promise<string[]> {
    scene.feature.clock.advance(seconds);
    await scene.get(PurgeTickets).purge();
    return scene.states();
  }

  it('are deleted a day after their end, and not before', async () => {
    await scene.scan(await scene.issue());
    await statesAfter(121);
    expect(await statesAfterPurge(DAY - 10)).toEqual(['expired']);
    expect(await statesAfterPurge(11)).toEqual([]);
  });

  it('T11: are counted and deleted ten minutes later if nobody scanned them, so that they do not pile up', async () => {
    const counted: unknown[] = [];
    scene.get(UnscannedCodes).countBy((count, { tenantId }) => {
      if (tenantId === scene.tenantId) counted.push({ ...count, day: undefined });
      return Promise.resolve();
    });
    const browser = aBrowser();
    for (let n = 0; n < 3; n += 1) await scene.issue(browser);
    const statesAfterForgetting = async (seconds: number) => {
      scene.feature.clock.advance(seconds);
      await scene.get(ForgetUnscanned).forget();
      return scene.states();
    };
    expect(await statesAfterForgetting(120 + 590)).toHaveLength(3);
    expect(counted).toEqual([]);
    expect(await statesAfterForgetting(11)).toEqual([]);
    const of = { method: METHOD_KEY };
    expect(counted).toHaveLength(2);
    expect(counted).toContainEqual({ ...of, end: 'renewed', count: 2 });
    expect(counted).toContainEqual({ ...of, end: 'expired', count: 1 });
    const figures = await scene.get<Registry>(METRICS).metrics();
    expect(figures).toContain('openeiam_unscanned_codes_total{end="renewed"} 2');
  });
});
