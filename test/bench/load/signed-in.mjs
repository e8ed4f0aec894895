import { DEMO_PASSWORD } from '../installation.mjs';

/**
 * Logs a person of the demo tenant on by password, and gives a reader of the API with their session. It changes its network now and then,
 * so that no rate limit for one network affects the measurement.
 */
export async function signedIn(installation, username) {
  const browser = new Map();
  let sent = 0;
  const open = async (path, init = {}) => {
    sent += 1;
    const answer = await fetch(`${installation.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        'x-forwarded-for': `10.200.${(sent >> 7) & 255}.7`,
        cookie: [...browser].map(([name, value]) => `${name}=${value}`).join('; '),
        ...init.headers,
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      browser.set(name, value);
    }
    return answer;
  };
  const send = async (path, init) => {
    const answer = await open(path, init);
    return { status: answer.status, text: await answer.text() };
  };
  const page = await send('/t/demo/logon');
  const [, csrf] = /name="_csrf" value="([^"]+)"/.exec(page.text);
  const logon = await send('/t/demo/logon/password', {
    method: 'POST',
    headers: { origin: installation.url },
    body: new URLSearchParams({ _csrf: csrf, username, password: DEMO_PASSWORD }),
  });
  if (logon.status !== 303) throw new Error(`${username} could not log on: ${logon.status}`);
  return {
    /** The response, with an unread body. */
    open,
    async post(path, body) {
      const home = await send('/t/demo/');
      const [, token] = /name="csrf-token" content="([^"]+)"/.exec(home.text);
      const answer = await send(path, {
        method: 'POST',
        headers: { origin: installation.url, 'x-csrf-token': token, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
      return JSON.parse(answer.text);
    },
    async get(path) {
      const answer = await send(path, { headers: { accept: 'application/json' } });
      if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
      return JSON.parse(answer.text);
    },
  };
}
