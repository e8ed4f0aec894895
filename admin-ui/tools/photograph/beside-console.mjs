import { readQr } from '../../../test/harness/read-qr.ts';

/** Pages of the running product that are not the console's: of the portal, of the API, of the simulator. */
export const BESIDE_CONSOLE = [
  at('live-home', ({ portal }) => portal),
  at('live-profile', ({ portal }) => `${portal}profile`),
  at('live-logon', ({ portal }) => `${portal}logon?method=dingtalk-qr&again=1`, asBrowserOfItsOwn),
  at('live-no-such-page', ({ portal }) => `${portal}no-such-page`),
  at('api-docs', ({ portal }) => new URL('/api/docs', portal).href),
  at('simulator-phone', ({ simulator }) => `${simulator}phone`),
  at('simulator-developer', ({ simulator }) => `${simulator}developer`),
  at('simulator-phone-scanned', ({ simulator }) => `${simulator}phone`, scan),
  at('simulator-organisation', ({ simulator }) => `${simulator}organisation?department=101`),
  at('simulator-organisation-person', ({ simulator }) => `${simulator}organisation?person=alice`),
  at('simulator-mailbox', ({ portal }) => `${portal}logon?method=email-code&again=1`, sendMail),
  at('simulator-dingtalk-logon', (place) => dingtalkLogon(place, 'dingdemoapp000001')),
  at(
    'simulator-dingtalk-consent',
    (place) => dingtalkLogon(place, 'dingdemoapp000001'),
    async (page) => {
      await page.getByRole('button', { name: /Alice/ }).click();
      await page.locator('[value="agree"]').waitFor();
      // Other pictures are of a browser that is not logged on at DingTalk.
      await page.context().clearCookies({ name: 'simulator_session' });
    },
  ),
  at('simulator-dingtalk-refuses', (place) => dingtalkLogon(place, 'nobody')),
];

/** All of the page is shown, whatever is done before. */
function at(name, path, act) {
  return { name, path, ...(act === undefined ? {} : { act, isWhole: true }) };
}

/** All windows began with the same cookies; a browser has one code at a time. */
async function asBrowserOfItsOwn(page) {
  await page.context().clearCookies({ name: '__Host-browser' });
  await page.reload();
  await page.locator('[data-qr][data-state="created"]').waitFor();
}

/** Scans the code that another window shows, and waits until the phone asks whether to confirm. */
async function scan(page, _look, { portal }) {
  const other = await page.context().newPage();
  await other.goto(`${portal}logon?method=dingtalk-qr&again=1`);
  await asBrowserOfItsOwn(other);
  const picture = await other.locator('[data-code]').getAttribute('src');
  await page.locator('#address').fill(readQr(decodeURIComponent(picture)));
  await page.locator('#scan .primary').click();
  await page.frameLocator('#screen').locator('.decision').waitFor();
  await other.close();
}

/** Asks for a code by email, and opens the mail. */
async function sendMail(page, _look, { simulator }) {
  await page.locator('[name="identifier"]').fill('bob');
  await page.locator('.card .primary').click();
  await page.locator('[data-digits]').waitFor();
  // A worker sends it, and the page's script reloads it for each mail, those of other windows too.
  await page.goto(`${simulator}mailbox`);
  await page.locator('.mail').first().waitFor();
  await page.route('**/assets/mailbox.js', (route) => route.abort());
  await page.reload();
  await page.locator('.mail').first().waitFor();
}

function dingtalkLogon({ simulator, portal }, clientId) {
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: `${portal}dingtalk/main/callback`,
    response_type: 'code',
    scope: 'openid',
    prompt: 'consent',
    state: 'preview',
  });
  return `${simulator}oauth2/auth?${asked}`;
}
