/** Pages of the running product that are not the console's: of the portal, of the API, of the simulator. */
export const BESIDE_CONSOLE = [
  at('live-home', ({ portal }) => portal),
  at('live-profile', ({ portal }) => `${portal}profile`),
  at(
    'live-logon',
    ({ portal }) => `${portal}logon?method=dingtalk-qr&again=1`,
    (page) => page.locator('img[src^="data:image/svg"], img[src^="blob:"], .qr svg').first().waitFor(),
  ),
  at('live-no-such-page', ({ portal }) => `${portal}no-such-page`),
  at('api-docs', ({ portal }) => new URL('/api/docs', portal).href),
  at('simulator-phone', ({ simulator }) => `${simulator}phone`),
  at('simulator-developer', ({ simulator }) => `${simulator}developer`),
  at('simulator-mailbox', ({ simulator }) => `${simulator}mailbox`),
  at('simulator-dingtalk-logon', (place) => dingtalkLogon(place, 'dingdemoapp000001')),
  at('simulator-dingtalk-refuses', (place) => dingtalkLogon(place, 'nobody')),
];

/** All of the page is shown, whatever is done before. */
function at(name, path, act) {
  return { name, path, ...(act === undefined ? {} : { act, isWhole: true }) };
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
