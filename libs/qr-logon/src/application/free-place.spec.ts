import { hashSecret, newId } from '#kernel';
import { aBrowser, DEVICE, QrScene } from '../testing/qr-scene.js';
import { FreePlace } from './free-place.js';
import type { IssuedTicket } from './issue-ticket.js';
import { WatchTicket, type WatchedTicket } from './watch-ticket.js';

const PER_NETWORK = 3;

describe('the place of a QR code in its network', () => {
  let scene: QrScene;
  let places: FreePlace;
  let browserHash: Buffer;

  beforeAll(async () => {
    scene = await QrScene.start({ TICKETS_PER_NETWORK: String(PER_NETWORK) });
    places = scene.get(FreePlace);
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

  it('T11: is free at once when the page says that it goes; the code is of no use then', async () => {
    const ticket = await lastPlace();
    await places.left(scene.tenantId, mine(ticket), ticket.id);
    expect(await stateOf(ticket)).toBe('cancelled');
    await expect(scene.scan(ticket)).rejects.toMatchObject({ code: 'ticket.expired' });
    await scene.issue();
  });

  it('T3: is given back by nobody but the browser that has it, and for no other ticket of that browser', async () => {
    const ticket = await lastPlace();
    await places.left(scene.tenantId, mine(ticket, aBrowser()), ticket.id);
    await places.left(scene.tenantId, mine(ticket), newId());
    await places.left(
      scene.tenantId,
      { ...mine(ticket), secret: hashSecret('x').toString('base64url') },
      ticket.id,
    );
    expect(await stateOf(ticket)).toBe('created');
  });

  it('T11: is free ten seconds after the page got out of sight; until then the code can be scanned', async () => {
    const ticket = await lastPlace();
    await places.outOfSight(scene.tenantId, ticket.id);
    scene.feature.clock.advance(9);
    await expect(scene.issue()).rejects.toMatchObject(limit);
    scene.feature.clock.advance(2);
    await expect(scene.scan(ticket)).rejects.toMatchObject({ code: 'ticket.expired' });
    await scene.issue();
    expect(await stateOf(ticket)).toBe('expired');
  });

  it('T11: is free although a look of the connection that broke was still under way', async () => {
    const ticket = await lastPlace();
    await places.outOfSight(scene.tenantId, ticket.id);
    const gone = { ...mine(ticket), hasGone: () => true };
    expect(await scene.get(WatchTicket).look(scene.tenantId, gone)).toMatchObject({ isOver: false });
    scene.feature.clock.advance(11);
    await scene.issue();
  });

  it('is kept by a page that is seen again, with the whole life of its code', async () => {
    const ticket = await lastPlace();
    await places.outOfSight(scene.tenantId, ticket.id);
    scene.feature.clock.advance(9);
    expect((await look(ticket))?.view).toEqual({ state: 'created', remainingSeconds: 111 });
    scene.feature.clock.advance(100);
    await expect(scene.issue()).rejects.toMatchObject(limit);
    expect(await stateOf(ticket)).toBe('created');
    await scene.scan(ticket);
  });

  it('lets a page that gets out of sight again and again have no longer life than any other', async () => {
    const ticket = await scene.issue(browserHash);
    for (let n = 0; n < 13; n += 1) {
      await places.outOfSight(scene.tenantId, ticket.id);
      scene.feature.clock.advance(9);
      await look(ticket);
    }
    expect((await look(ticket))?.view.remainingSeconds).toBeLessThanOrEqual(3);
    scene.feature.clock.advance(4);
    await places.backInSight(scene.tenantId, ticket.id);
    expect(await stateOf(ticket)).toBe('expired');
  });

  it('T6: does not end a code that is scanned: its person has a minute, whatever becomes of the connection', async () => {
    const ticket = await scene.issue(browserHash);
    await scene.scan(ticket);
    await places.outOfSight(scene.tenantId, ticket.id);
    scene.feature.clock.advance(30);
    expect((await look(ticket))?.view).toMatchObject({ state: 'scanned', remainingSeconds: 30 });
  });
});
