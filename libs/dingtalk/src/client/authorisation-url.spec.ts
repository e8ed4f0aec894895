import { authorisationUrl } from './authorisation-url.js';

it('asks for consent of one organisation, with scopes separated by %20', () => {
  const url = authorisationUrl({
    endpoints: { loginBase: 'https://login.example/' },
    credentials: { clientId: 'client id', corpId: 'dingcorp' },
    redirectUri: 'https://portal.example/t/demo/dingtalk/main/callback?a=b&c',
    state: 'st-1_',
  });
  expect(url).toContain('https://login.example/oauth2/auth?client_id=client%20id&');
  expect(url).toContain('&scope=openid%20corpid&');
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
    client_id: 'client id',
    redirect_uri: 'https://portal.example/t/demo/dingtalk/main/callback?a=b&c',
    response_type: 'code',
    scope: 'openid corpid',
    prompt: 'consent',
    state: 'st-1_',
    corpId: 'dingcorp',
  });
});
