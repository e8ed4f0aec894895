import { until } from '#testing';
import { confirm, logOnByQr, redeem, scan, showQr, ticketPath } from '../../harness/logon.js';
import { newBrowser, newPhone, thief } from '../scene/agents.js';
import { newPerson, prove } from '../scene/attaching.js';
import { closedWithin5s, openStream } from '../scene/live-stream.js';
import { auditRow, count, openSessions, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

/** The attacker shows the victim a code of their own, and the victim scans it. */
async function relayed(victim: string) {
  const attacker = newBrowser(product(), { ip: '11.200.1.7' });
  const path = await showQr(attacker);
  const phone = newPhone(product(), { ip: '11.201.1.7' });
  await scan(product(), phone, victim, path);
  return { attacker, phone, path };
}

describe('attack 1: the attacker shows a fresh code to the victim', () => {
  it('attack 1: the phone tells whose browser it is, from which network, with a number and a warning', async () => {
    const { attacker, phone, path } = await relayed('alice');
    const page = await phone.get(path, { 'accept-language': 'en' });
    const { number = '' } = (await attacker.getJson(ticketPath())).json<{ number?: string }>();
    for (const hint of [
      '11.200.1.0/24',
      'another place',
      'Chrome',
      'Alice Zhang',
      `>${number}<`,
      'yourself just now',
    ]) {
      expect(page.text).toContain(hint);
    }
    expect((await phone.post(`${path}/decline`)).status).toBe(303);
    expect((await redeem(attacker)).status).toBe(410);
  });

  it('attack 1: a mistaken confirmation that is reported on the same page is revoked, and the channel closes', async () => {
    const { attacker, phone, path } = await relayed('alice');
    await confirm(phone, path);
    expect((await redeem(attacker)).status).toBe(200);
    const stream = await openStream(attacker, '/t/demo/session/events');
    expect(stream.status).toBe(200);
    const done = await phone.get(path, { 'accept-language': 'en' });
    expect(done.text).toContain('If you did not do this, report it now.');
    expect((await phone.post(`${path}/report`)).status).toBe(303);
    expect((await phone.get(path, { 'accept-language': 'en' })).text).toContain('Thank you for reporting');
    await closedWithin5s(stream);
    expect((await attacker.get('/t/demo/')).location).toContain('/t/demo/logon');
    const { id } = await ticketOf(product(), path);
    await auditRow(product(), 'qr-logon.ticket.reported', ({ targets }) =>
      targets.some((target) => target.id === id),
    );
    await auditRow(product(), 'logon.session.ended', ({ reason }) => reason === 'reported');
  });

  it('attack 1: a report between confirmation and redemption stops the redemption', async () => {
    const { attacker, phone, path } = await relayed('alice');
    await confirm(phone, path);
    await phone.get(path);
    const before = await openSessions(product());
    expect((await phone.post(`${path}/report`)).status).toBe(303);
    expect((await redeem(attacker)).status).toBe(410);
    expect(await openSessions(product())).toBe(before);
  });

  it('attack 1: a report while the attacker is about to attach the victim’s identity ends the attachment', async () => {
    const { attacker, phone, path } = await relayed(newPerson(product(), 'unwary'));
    await confirm(phone, path);
    await redeem(attacker);
    await attacker.get('/t/demo/attach');
    await attacker.post('/t/demo/attach/start');
    await attacker.get('/t/demo/attach/verify');
    await phone.get(path);
    await phone.post(`${path}/report`);
    const { id } = await ticketOf(product(), path);
    await auditRow(product(), 'qr-logon.ticket.reported', ({ targets }) =>
      targets.some((target) => target.id === id),
    );
    await until(async () => (await count(product(), 'logon.logon', `state = 'abandoned'`)) > 0);
    expect((await prove(attacker, 'bob')).status).toBe(410);
  });

  it('attack 1: one click of the owner later ends the attacker’s session and its channel', async () => {
    const { attacker, phone, path } = await relayed('alice');
    await confirm(phone, path);
    await redeem(attacker);
    const stream = await openStream(attacker, '/t/demo/session/events');
    const owner = newBrowser(product());
    await logOnByQr(product(), owner, 'alice');
    const home = await owner.get('/t/demo/', { 'accept-language': 'en' });
    expect(home.text).toContain('11.200.1.0/24');
    expect((await owner.post('/t/demo/sessions/end-others')).status).toBe(303);
    await closedWithin5s(stream);
    expect((await attacker.get('/t/demo/')).location).toContain('/t/demo/logon');
    expect((await owner.get('/t/demo/')).status).toBe(200);
  });
});

describe('attack 2: a photographed code and a race for the poll', () => {
  it('attack 2: a photograph of the code only allows a scan; state, number and session stay with the browser', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const racers = Array.from({ length: 20 }, () => newBrowser(product()));
    for (const racer of racers) {
      await racer.get('/t/demo/logon');
      racer.cookies.set('__Host-ticket', path.replace('/q/', ''));
    }
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    const before = await openSessions(product());
    const raced = await Promise.all(racers.flatMap((racer) => [racer.getJson(ticketPath()), redeem(racer)]));
    expect(raced.every(({ status }) => status === 404 || status === 410)).toBe(true);
    expect(raced.map(({ text }) => text).join()).not.toMatch(/confirmed|Alice|A\*/);
    expect(await openSessions(product())).toBe(before);
    expect((await redeem(browser)).status).toBe(200);
  });
});

describe('attack 3: two browsers and one approval', () => {
  it('attack 3: give one session, in the browser that showed the code, even if both try', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const second = newBrowser(product());
    await showQr(second);
    const own = new Map(second.cookies);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    const jars = [['ticket'], ['browser'], ['lang']].map((names) => thief(product(), browser, ...names));
    for (const jar of jars) {
      for (const [name, value] of own) if (!jar.cookies.has(name)) jar.cookies.set(name, value);
      await jar.get('/t/demo/logon');
    }
    await browser.get('/t/demo/logon');
    const before = await openSessions(product());
    const answers = await Promise.all([second, ...jars, browser].map(redeem));
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 410, 200]);
    expect(await openSessions(product())).toBe(before + 1);
  });

  it('attack 3: with two codes are two tickets: confirming one does not change the other', async () => {
    const [one, other] = [newBrowser(product()), newBrowser(product())];
    const [path, otherPath] = [await showQr(one), await showQr(other)];
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await scan(product(), phone, 'alice', otherPath);
    await confirm(phone, path);
    expect((await ticketOf(product(), otherPath)).state).toBe('scanned');
    expect((await redeem(other)).status).toBe(410);
    expect((await redeem(one)).status).toBe(200);
  });
});
