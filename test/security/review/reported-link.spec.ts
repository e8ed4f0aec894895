import { until } from '#testing';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newAccount } from '../scene/accounts.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { newPerson, prove } from '../scene/attaching.js';
import { count } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

describe('a report of a relayed code that a person confirmed by mistake', () => {
  it('A4: removes the link between the person’s identity and the attacker’s account', async () => {
    await newAccount(product(), 'relayer');
    const victim = newPerson(product(), 'victim');
    const attacker = newBrowser(product());
    const phone = newPhone(product());
    const path = await showQr(attacker);
    await scan(product(), phone, victim, path);
    await confirm(phone, path);
    await redeem(attacker);
    await attacker.get('/t/demo/attach');
    await attacker.post('/t/demo/attach/start');
    await attacker.get('/t/demo/attach/verify');
    expect((await prove(attacker, 'relayer')).status).toBe(303);
    const linked = `ended_at is null and subject = 'UNION-${victim}'`;
    expect(await count(product(), 'binding.binding', linked)).toBe(1);
    await phone.get(path);
    expect((await phone.post(`${path}/report`)).status).toBe(303);
    await until(async () => (await count(product(), 'binding.binding', linked)) === 0, 5_000);
    expect((await attacker.get('/t/demo/')).location).toContain('/t/demo/logon');
  });

  it('A4: keeps the person’s earlier link', async () => {
    const phone = newPhone(product());
    const attacker = newBrowser(product());
    const path = await showQr(attacker);
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    await redeem(attacker);
    await phone.get(path);
    expect((await phone.post(`${path}/report`)).status).toBe(303);
    const ended = `end_reason = 'reported' and ended_at is not null`;
    await until(async () => (await count(product(), 'logon.session', ended)) > 0, 5_000);
    expect(await count(product(), 'binding.binding', `ended_at is null and subject = 'UNION-alice'`)).toBe(1);
  });
});
