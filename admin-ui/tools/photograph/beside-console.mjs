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
  at('simulator-mailbox', ({ simulator }) => `${simulator}mailbox`),
  at('simulator-dingtalk-logon', (place) => dingtalkLogon(place, 'dingdemoapp000001')),
  at(
    'simulator-dingtalk-consent',
    (place) => dingtalkLogon(place, 'dingdemoapp000001'),
    async (page) => {
      await page.getByRole('button', { name: /Alice/ }).click();
      await page.locator('[value="agree"]').waitFor();
      // Whoever this browser is logged on as at DingTalk is not asked again.
      await page.context().clearCookies({ name: /ding|sim/i });
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

/** Points the phone at the first code that it lists, and waits for what it shows then. */
async function scan(page) {
  await page.locator('#shown button').first().click();
  await page.frameLocator('#screen').getByRole('heading', { level: 1 }).waitFor();
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
