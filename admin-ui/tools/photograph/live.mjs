import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does by the API what makes the pages worth looking at, as the owner who is logged on in this window. Gives the ids that
 * addresses of pages need.
 */
export async function live(page, portal) {
  const origin = new URL(portal).origin;
  const ask = async (method, path, data) => {
    const answer = await page.request.fetch(`${origin}/api/admin/${path}`, {
      method,
      headers: { origin, 'x-csrf-token': csrfToken },
      ...(data === undefined ? {} : { data }),
    });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  let csrfToken = '';
  ({ csrfToken } = await ask('GET', 'me'));
  const [connection] = (await ask('GET', 'dingtalk-connections')).items;
  await ask('POST', `dingtalk-connections/${connection.id}/check`);
  const { items: accounts } = await ask('GET', 'accounts?limit=50');
  const account = (username) => accounts.find((one) => one.username === username).id;
  const reason = 'Has neither password nor e-mail';
  await ask('POST', 'attach-links', { accountId: account('li.na'), reason, validHours: 24 });
  const { items: bindings } = await ask('GET', 'bindings?search=alice');
  for (const format of ['csv', 'jsonl'])
    await ask('POST', 'audit/exports', { format, filter: { outcome: 'refused' } });
  await ask('POST', 'audit/retention/hold', { reason: 'Case 2026-117, until the court has decided' });
  const { id: application } = await ask('POST', 'applications', {
    name: 'Grafana',
    description: 'Figures of all services',
    category: 'Operations',
    redirectUris: ['https://grafana.example.com/login/generic_oauth'],
    audience: 'assigned',
  });
  await ask('POST', `applications/${application}/assignments`, { role: 'helpdesk' });
  const since = new Date();
  await ask('POST', `accounts/${account('zhang.min')}/suspend`, { reason: 'Left the company' });
  return {
    account: account('wang.lei'),
    promoted: account('zhou.tao'),
    application,
    binding: bindings[0].id,
    record: await sequenceOf(ask, 'logon.session.ended', since),
  };
}

/** The number of the record of what has happened since, once the worker has written it. */
async function sequenceOf(ask, type, since) {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const { items } = await ask('GET', `audit/records?type=${type}&from=${since.toISOString()}&limit=1`);
    if (items.length > 0) return items[0].sequence;
    await pause(200);
  }
  throw new Error(`No record of ${type}`);
}
