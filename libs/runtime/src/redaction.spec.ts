import { redactText } from './index.js';

const SECRET = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYg0';

describe('redacting', () => {
  it.each([
    ['the value of a QR code', `GET /q/${SECRET} 200`],
    ['an attach link', `https://id.acme.test/t/acme/attach-link/${SECRET}`],
    ['an emergency link', `https://id.acme.test/t/acme/break-glass/${SECRET}`],
    ["DingTalk's code", `/callback?code=${SECRET}&x=1`],
    ["DingTalk's other code", `/callback?authCode=${SECRET}`],
    ['a state', `/callback?x=1&state=${SECRET}`],
    ['an access token in an address', `https://oapi.dingtalk.com/x?access_token=${SECRET}`],
    ['an app secret in an address', `/gettoken?appkey=k&appsecret=${SECRET}`],
    ['a token in an address', `"/x?token=${SECRET}"`],
    ['a bearer token', `Authorization: Bearer ${SECRET}.${SECRET}`],
    ['a bearer token, however it is written', `authorization: bearer ${SECRET}`],
    ['the password of a database', `postgresql://app:${SECRET}@db:5432/openeiam`],
    ['the password of Redis', `redis://:${SECRET}@cache:6379`],
    ['the password of Redis with TLS', `rediss://user:${SECRET}@cache`],
    ['the password of a mail server', `smtps://user:${SECRET}@mail`],
  ])('T12: hides %s, wherever and however often it occurs', (_what, text) => {
    const redacted = redactText(`${text} and ${text}`);
    expect(redacted).not.toContain(SECRET);
    expect(redacted.match(/\[redacted\]/g)).toHaveLength(2);
  });

  it('keeps texts that are not secret', () => {
    for (const text of [
      'GET /t/acme/logon?returnTo=%2Ft%2Facme%2F 200',
      '/q/short',
      'postgresql://db:5432/openeiam',
      'error code=42',
    ]) {
      expect(redactText(text)).toBe(text);
    }
  });
});
