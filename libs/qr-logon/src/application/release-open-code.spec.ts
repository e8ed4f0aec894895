import { hashSecret, newId } from '#kernel';
import { aBrowser, DEVICE, QrScene } from '../testing/qr-scene.js';
import { ReleaseOpenCode } from './release-open-code.js';
import type { IssuedTicket } from './issue-ticket.js';
import { WatchTicket, type WatchedTicket } from './watch-ticket.js';

const PER_NETWORK = 3;

describe('the place of a QR code in its network’s quota', () => {
  let scene: QrScene;
  let openCodes: ReleaseOpenCode;
  let browserHash: Buffer;

  beforeAll(async () => {
    scene = await QrScene.start({ TICKETS_PER_NETWORK: String(PER_NETWORK) });
    openCodes = scene.get(ReleaseOpenCode);
  });
  afterAll(() => scene.feature.close());
  beforeEach(async () => {
    await scene.begin();
    browserHash = aBrowser();
  });

  const limit = { code: 'ticket.limit' };

  /** Fills the network's quota except for one code, and takes that one. */
  async function lastPlace(): Promise<IssuedTicket> {
    for (let n = 1; n < PER_NETWORK; n += 1) await scene.issue();
    const mine = await scene.issue(browserHash);
    await expect(scene.issue()).rejects.toMatchObject(limit);
    return mine;
  }

  const mine = ({ secret }: IssuedTicket, hash = browserHash) => ({
    secret,
    browserHash: hash,
    device: DEVICE,
    hasGone: () => false,
  });
  const look = (ticket: IssuedTicket): Promise<WatchedTicket | null> =>
    scene.get(WatchTicket).look(scene.tenantId, mine(ticket));
  const stateOf = async (ticket: IssuedTicket) => (await look(ticket))?.view.state;

  it('T11: is free at once when the page leaves; the code can then no longer be used', async () => {
    const ticket = await lastPlace();
    await openCodes.left(scene.tenantId, mine(ticket), ticket.id);
    expect(await stateOf(ticket)).toBe('cancelled');
    await expect(scene.scan(ticket)).rejects.toMatchObject({ code: 'ticket.expired' });
    await scene.issue();
  });

  it('T3: is freed only by the browser that has it, and for no other ticket of that browser', async () => {
    const ticket = await lastPlace();
    await openCodes.left(scene.tenantId, mine(ticket, aBrowser()), ticket.id);
    await openCodes.left(scene.tenantId, mine(ticket), newId());
    await openCodes.left(
      scene.tenantId,
      { ...mine(ticket), secret: hashSecret('x').toString('base64url') },
      ticket.id,
    );
    expect(await stateOf(ticket)).toBe('created');
  });

  it('T11: is free ten seconds after the page’s connection broke; until then the code can be scanned', async () => {
    const ticket = await lastPlace();
    await openCodes.outOfSight(scene.tenantId, ticket.id);
    scene.feature.clock.advance(9);
    await expect(scene.issue()).rejects.toMatchObject(limit);
    scene.feature.clock.advance(2);
    await expect(scene.scan(ticket)).rejects.toMatchObject({ code: 'ticket.expired' });
    await scene.issue();
    expect(await stateOf(ticket)).toBe('expired');
  });

  it('T11: is free although a request on the broken connection was still in progress', async () => {
    const ticket = await lastPlace();
    await openCodes.outOfSight(scene.tenantId, ticket.id);
    const gone = { ...mine(ticket), hasGone: () => true };
    expect(await scene.get(WatchTicket).look(scene.tenantId, gone)).toMatchObject({ isOver: false });
    scene.feature.clock.advance(11);
    await scene.issue();
  });

  it('is kept when the page is seen again, with the code’s full lifetime', async () => {
    const ticket = await lastPlace();
    await openCodes.outOfSight(scene.tenantId, ticket.id);
    scene.feature.clock.advance(9);
    expect((await look(ticket))?.view).toEqual({ state: 'created', remainingSeconds: 111 });
    scene.feature.clock.advance(100);
    await expect(scene.issue()).rejects.toMatchObject(limit);
    expect(await stateOf(ticket)).toBe('created');
    await scene.scan(ticket);
  });

  it('does not last longer when the page’s connection breaks again and again', async () => {
    const ticket = await scene.issue(browserHash);
    for (let n = 0; n < 13; n += 1) {
      await openCodes.outOfSight(scene.tenantId, ticket.id);
      scene.feature.clock.advance(9);
      await look(ticket);
    }
    expect((await look(ticket))?.view.remainingSeconds).toBeLessThanOrEqual(3);
    scene.feature.clock.advance(4);
    await openCodes.backInSight(scene.tenantId, ticket.id);
    expect(await stateOf(ticket)).toBe('expired');
  });

  it('T6: does not end when its code has been scanned: the person has a minute, whatever happens to the connection', async () => {
    const ticket = await scene.issue(browserHash);
    await scene.scan(ticket);
    await openCodes.outOfSight(scene.tenantId, ticket.id);
    scene.feature.clock.advance(30);
    expect((await look(ticket))?.view).toMatchObject({ state: 'scanned', remainingSeconds: 30 });
  });
});
