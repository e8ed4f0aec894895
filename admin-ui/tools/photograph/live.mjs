import { setTimeout as pause } from 'node:timers/promises';
import { comparison } from './comparison.mjs';
import { groupsAndFields } from './groups-and-fields.mjs';

/**
 * Does by the API what makes the pages worth looking at, as the owner who is logged on in this window. Gives the ids that
 * addresses of pages need.
 */
export async function live(page, portal) {
  const origin = new URL(portal).origin;
  const ask = async (method, path, data, headers = {}) => {
    const answer = await page.request.fetch(`${origin}/api/admin/${path}`, {
      method,
      headers: { origin, 'x-csrf-token': csrfToken, ...headers },
      ...(data === undefined ? {} : { data }),
    });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  ask.headers = async (path) => (await page.request.get(`${origin}/api/admin/${path}`)).headers();
  let csrfToken = '';
  ({ csrfToken } = await ask('GET', 'me'));
  const [connection] = (await ask('GET', 'dingtalk-connections')).items;
  await ask('POST', `dingtalk-connections/${connection.id}/check`);
  const { items: accounts } = await ask('GET', 'accounts?limit=50');
  const account = (username) => accounts.find((one) => one.username === username).id;
  const reason = 'Has neither password nor email';
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
  const consumers = [{ location: 'https://jira.example.com/plugins/servlet/samlsso' }];
  const { id: saml } = await ask('POST', 'saml-applications', {
    name: 'Jira',
    entityId: 'https://jira.example.com',
    consumers,
  });
  const { id: forward } = await ask('POST', 'forward-applications', {
    name: 'Prometheus',
    hosts: ['prometheus.example.com'],
  });
  const groups = await groupsAndFields(ask, account);
  const run = await runOfDirectory(ask, connection.id);
  await comparison(ask, account, connection.id);
  const since = new Date();
  await ask('POST', `accounts/${account('zhang.min')}/suspend`, { reason: 'Left the company' });
  return {
    account: account('wang.lei'),
    promoted: account('zhou.tao'),
    application,
    saml,
    forward,
    ...groups,
    run,
    binding: bindings[0].id,
    record: await sequenceOf(ask, 'logon.session.ended', since),
  };
}

/** The id of a run that has taken people and departments over. */
async function runOfDirectory(ask, connectionId) {
  const { id } = await ask('POST', 'directory/runs/sync', { connectionId });
  return until('The run of the directory', async () => {
    const { state } = await ask('GET', `directory/runs/${id}`);
    return ['done', 'stopped', 'failed'].includes(state) ? id : undefined;
  });
}

/** The number of the record of what has happened since, once the worker has written it. */
function sequenceOf(ask, type, since) {
  return until(`A record of ${type}`, async () => {
    const { items } = await ask('GET', `audit/records?type=${type}&from=${since.toISOString()}&limit=1`);
    return items[0]?.sequence;
  });
}

async function until(what, look) {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(200);
  }
  throw new Error(`${what} is waited for in vain`);
}
