import { LiveNotifications } from '#messaging';
import { until } from '#testing';
import { ticketTopic } from '../application/ticket-topic.js';
import { QrScene } from '../testing/qr-scene.js';
import { AnnounceExpired } from './announce-expired.js';
import { PurgeTickets } from './purge-tickets.js';

const HOUR = 3_600;
const DAY = 24 * HOUR;

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

  it('are announced as expired: after their life, a minute after the scan, and a little after the confirmation', async () => {
    await scene.issue();
    await scene.scan(await scene.issue());
    await scene.confirm(await scene.issue());
    expect(await statesAfter(55)).toEqual(['created', 'scanned', 'confirmed']);
    expect(await statesAfter(6)).toEqual(['created', 'expired', 'confirmed']);
    expect(await statesAfter(15)).toEqual(['created', 'expired', 'expired']);
    expect(await statesAfter(50)).toEqual(['expired', 'expired', 'expired']);
  });

  it('are announced once, to the log and to the browser that waits', async () => {
    await scene.issue();
    const [ticket] = await scene.rows<{ id: string }>('select id from qr_logon.ticket');
    const heard: unknown[] = [];
    const stop = scene
      .get(LiveNotifications)
      .subscribe(ticketTopic(ticket?.id ?? ''), ({ state }) => heard.push(state));
    scene.feature.clock.advance(121);
    await Promise.all([scene.get(AnnounceExpired).announce(), scene.get(AnnounceExpired).announce()]);
    await until(() => heard.length > 0);
    stop();
    expect(heard).toEqual(['expired']);
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

  it('are forgotten a day after their end, and not before', async () => {
    await scene.scan(await scene.issue());
    await statesAfter(121);
    await scene.issue();
    expect(await statesAfterPurge(DAY - 10)).toEqual(['expired', 'created']);
    expect(await statesAfterPurge(11)).toEqual(['created']); // it has not ended yet, as nobody has looked
  });

  it('T11: are forgotten after an hour when nobody scanned them, so that they do not pile up', async () => {
    await scene.issue();
    await statesAfter(121);
    expect(await statesAfterPurge(HOUR - 10)).toEqual(['expired']);
    expect(await statesAfterPurge(11)).toEqual([]);
  });
});
