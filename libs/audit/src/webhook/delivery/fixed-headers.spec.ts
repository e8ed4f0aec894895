import { fixedHeaders } from './fixed-headers.js';

const isTaken = (name: string, value = 'Splunk 11111111') =>
  fixedHeaders.safeParse([{ name, value }]).success;

describe('the fixed headers of a receiver', () => {
  it.each([
    'Authorization',
    'authorization',
    'Api-Key',
    'DD-API-KEY',
    'X-Api-Key',
    'x-functions-key',
    'X-Splunk-Request-Channel',
    'X-goog-api-key',
  ])('can be %s', (name) => {
    expect(isTaken(name)).toBe(true);
  });

  it.each([
    'Host',
    'Content-Length',
    'Content-Type',
    'Transfer-Encoding',
    'TE',
    'Trailer',
    'Connection',
    'Keep-Alive',
    'Upgrade',
    'Expect',
    'Proxy-Authorization',
    'Cookie',
    'Origin',
    'Referer',
    'User-Agent',
    'Forwarded',
    'webhook-id',
    'Webhook-Signature',
    'X-Forwarded-For',
    'x-forwarded-host',
    'X-Real-IP',
    'X-Original-URL',
    'X-Rewrite-Url',
    'X-HTTP-Method-Override',
    'X-Amz-Date',
    'X-aws-ec2-metadata-token',
    'Metadata-Flavor',
    'X-',
    '-X',
    'X Api Key',
    'X-Api-Key:',
    'X-Äpi',
    'X-Api\r\nHost',
    '',
  ])('cannot be %j', (name) => {
    expect(isTaken(name)).toBe(false);
  });

  it.each([
    'a\r\nHost: evil',
    'a\nb',
    'a\rb',
    'a\0b',
    'a\tb',
    ' a',
    'a ',
    '',
    'ключ',
    'a\u2028b',
    'x'.repeat(2_001),
  ])('cannot hold %j', (value) => {
    expect(isTaken('X-Api-Key', value)).toBe(false);
  });

  it('are at most three, each once', () => {
    const some = (...names: readonly string[]) =>
      fixedHeaders.safeParse(names.map((name) => ({ name, value: 'v' }))).success;
    expect(some('X-A', 'X-B', 'X-C')).toBe(true);
    expect(some('X-A', 'X-B', 'X-C', 'X-D')).toBe(false);
    expect(some('X-A', 'x-a')).toBe(false);
  });
});
