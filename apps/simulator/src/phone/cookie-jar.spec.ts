import { CookieJar } from './cookie-jar.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('the phone’s cookie jar', () => {
  it('sends a cookie only below its path', () => {
    const jar = new CookieJar();
    jar.store(['__Host-a=1; Path=/; Secure; HttpOnly', 'b=2; Path=/t/demo'], NOW);
    expect(jar.header('/t/demo/x', NOW)).toBe('__Host-a=1; b=2');
    expect(jar.header('/t/demos', NOW)).toBe('__Host-a=1');
  });

  it('replaces a cookie of the same name, and drops an expired one', () => {
    const jar = new CookieJar();
    jar.store(['a=1; Path=/'], NOW);
    jar.store(['a=2=2; Path=/; Max-Age=60'], NOW);
    expect(jar.header('/', later(59))).toBe('a=2=2');
    expect(jar.header('/', later(60))).toBe('');
    jar.store(['c=1; Path=/', 'd=1; Path=/; Expires=Mon, 23 Nov 2026 08:00:30 GMT'], NOW);
    jar.store(['c=; Path=/; Max-Age=0'], NOW);
    expect(jar.header('/', later(29))).toBe('a=2=2; d=1');
    expect(jar.header('/', later(31))).toBe('a=2=2');
  });
});
