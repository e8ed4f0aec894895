import fc from 'fast-check';
import { TestClock } from '#testing';
import type { Agent, Answer } from '../../harness/agent.js';
import { redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone, thief } from '../scene/agents.js';
import { count, openSessions, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock, worker: false });

type Act =
  | 'scan'
  | 'scanAsAnother'
  | 'confirm'
  | 'confirmAsAnother'
  | 'decline'
  | 'redeem'
  | 'steal'
  | 'wait';
const ACTS: readonly Act[] = [
  'scan',
  'scanAsAnother',
  'confirm',
  'confirmAsAnother',
  'decline',
  'redeem',
  'steal',
  'wait',
];

/** The rules of tickets: the state that an act leads to from each state. All other acts change nothing. */
const LAW: Readonly<Record<string, Partial<Record<Act, string>>>> = {
  created: { scan: 'scanned', scanAsAnother: 'scanned by another' },
  scanned: { confirm: 'confirmed', decline: 'denied', scanAsAnother: 'cancelled' },
  'scanned by another': { confirmAsAnother: 'confirmed by another', scan: 'cancelled' },
  confirmed: { redeem: 'consumed' },
  'confirmed by another': { redeem: 'consumed by another' },
};

/** Seconds of one `wait`: a ticket without a scan expires within three of them. */
const WAIT_SECONDS = 45;

interface Stage {
  readonly browser: Agent;
  readonly phone: Agent;
  readonly another: Agent;
  readonly path: string;
}

function perform(act: Act, { browser, phone, another, path }: Stage): Promise<Answer | undefined> {
  switch (act) {
    case 'scan':
      return scan(product(), phone, 'alice', path);
    case 'scanAsAnother':
      return scan(product(), another, 'carol', path);
    case 'confirm':
      return phone.post(`${path}/confirm`);
    case 'confirmAsAnother':
      return another.post(`${path}/confirm`);
    case 'decline':
      return phone.post(`${path}/decline`);
    case 'redeem':
      return redeem(browser);
    case 'steal':
      return redeem(thief(product(), browser, 'ticket'));
    case 'wait':
      clock.advance(WAIT_SECONDS);
      return Promise.resolve(undefined);
  }
}

/** The rules with a clock: an act that comes too late changes nothing, except that a second person ends a ticket for good. */
class Law {
  state = 'created';
  #age = 0;
  #sinceScan = 0;

  apply(act: Act): void {
    if (act === 'wait') {
      this.#age += WAIT_SECONDS;
      this.#sinceScan += WAIT_SECONDS;
      return;
    }
    const next = LAW[this.state]?.[act];
    if (next === undefined || (this.isLate() && next !== 'cancelled')) return;
    if (this.state === 'created') this.#sinceScan = 0;
    this.state = next;
  }

  private isLate(): boolean {
    if (this.state === 'created') return this.#age >= 120;
    return this.#sinceScan >= (this.state.startsWith('confirmed') ? 75 : 60);
  }
}

describe('the order of a ticket’s steps', () => {
  it('T7: follows the rules for any acts in any order, and final states stay final', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...ACTS), { minLength: 3, maxLength: 9 }), async (acts) => {
        const [browser, phone, another] = [newBrowser(product()), newPhone(product()), newPhone(product())];
        const path = await showQr(browser);
        await Promise.all([phone.get(path), another.get(path)]);
        const law = new Law();
        const before = await openSessions(product());
        for (const act of acts) {
          await perform(act, { browser, phone, another, path });
          law.apply(act);
          const { state, subject: unionId } = await ticketOf(product(), path);
          const [expected = '', by] = law.state.split(' by ');
          expect([acts.join(), act, state]).toEqual([acts.join(), act, expected]);
          if (by !== undefined) expect(unionId).toBe('UNION-carol');
        }
        // Carol has no linked account: her ticket offers an attachment and never gives a session.
        expect(await openSessions(product())).toBe(before + (law.state === 'consumed' ? 1 : 0));
      }),
      { numRuns: 40, seed: 7, examples: [[['scan', 'confirm', 'redeem', 'redeem', 'scanAsAnother']]] },
    );
  });

  it('T7: lets one of 100 phones that scan at the same moment win', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phones = Array.from({ length: 100 }, () => newPhone(product()));
    await Promise.all(phones.map((phone) => phone.get(path)));
    // On a busy machine, some wait too long for a connection (503), and try again as people do.
    const scanned = async (phone: Agent): Promise<number> => {
      const { status } = await scan(product(), phone, 'alice', path);
      return status === 503 ? scanned(phone) : status;
    };
    const statuses = await Promise.all(phones.map(scanned));
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(99);
    expect((await ticketOf(product(), path)).state).toBe('scanned');
  });

  it('T7: lets 100 concurrent confirmations confirm once, and 100 redemptions give exactly one session', async () => {
    const [browser, phone] = [newBrowser(product()), newPhone(product())];
    const path = await showQr(browser);
    await scan(product(), phone, 'alice', path);
    await phone.get(path);
    const hundred = Array.from({ length: 100 }, (_, index) => index);
    const confirmed = await Promise.all(hundred.map(() => phone.post(`${path}/confirm`)));
    expect(confirmed.filter(({ status }) => status === 303)).toHaveLength(1);
    const { id } = await ticketOf(product(), path);
    const events = `name = 'qr-logon.ticket.confirmed.v1' and payload->>'ticketId' = '${id}'`;
    expect(await count(product(), 'messaging.outbox', events)).toBe(1);

    const before = await openSessions(product());
    const copies = hundred.map(() => thief(product(), browser, 'ticket', 'browser'));
    await Promise.all(copies.map((copy) => copy.get('/t/demo/logon')));
    const exchanged = await Promise.all(copies.map(redeem));
    expect(exchanged.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(exchanged.filter(({ status }) => status === 410)).toHaveLength(99);
    expect(await openSessions(product())).toBe(before + 1);
    const sessions = exchanged.flatMap(({ headers }) =>
      headers.getSetCookie().filter((line) => line.startsWith('__Host-session=')),
    );
    expect(sessions).toHaveLength(1);
  });
});
