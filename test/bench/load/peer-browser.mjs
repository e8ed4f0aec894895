const API = '/api/auth';
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/** A waiting device of the peer, or the browser of its one person, who approves. */
class PeerBrowser {
  code;

  constructor(installation) {
    this.headers = [
      `origin: http://127.0.0.1:${installation.ports.peer}`,
      `cookie: ${installation.peerCookie}`,
    ];
  }

  async send(connection, method, path, body) {
    const content = body === undefined ? '' : JSON.stringify(body);
    const answer = await connection.request(method, `${API}${path}`, this.headers, content);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.head}\n${answer.body}`);
    return answer.body;
  }
}

/** Signs up the person who approves all devices. Gives their cookie. */
export async function signUpAtPeer(port) {
  const origin = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${origin}${API}/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: 'person@bench.test', password: 'a-password-of-the-bench', name: 'Person' }),
  });
  if (!answer.ok) throw new Error(`Nobody could sign up: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** `productOf` for the peer. */
export const peerOf = (installation) => ({
  port: installation.ports.peer,
  pids: [installation.peer.pid],
  browser: () => new PeerBrowser(installation),
  phone: () => new PeerBrowser(installation),
  scanned: (issued) => JSON.parse(issued).user_code,
  async issue(connection, browser) {
    const issued = await browser.send(connection, 'POST', '/device/code', { client_id: 'bench' });
    browser.code = JSON.parse(issued).device_code;
    return issued;
  },
  scan: (connection, phone, code) => phone.send(connection, 'GET', `/device?user_code=${code}`),
  confirm: (connection, phone, code) => phone.send(connection, 'POST', '/device/approve', { userCode: code }),
  redeem: (connection, browser) =>
    browser.send(connection, 'POST', '/device/token', {
      grant_type: DEVICE_CODE,
      device_code: browser.code,
      client_id: 'bench',
    }),
});
