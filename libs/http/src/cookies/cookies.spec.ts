import type { FastifyReply } from 'fastify';
import { readSettings } from '#runtime';
import { Cookies } from './cookies.js';

describe('cookies', () => {
  const setAt = (PUBLIC_URL: string) => {
    const cookies = new Cookies(readSettings({ PUBLIC_URL }));
    const sent: unknown[] = [];
    const reply = { setCookie: (...cookie: unknown[]) => sent.push(cookie) } as unknown as FastifyReply;
    cookies.set(reply, 'session', 'value', { maxAgeSeconds: 60 });
    return sent[0];
  };

  it.each(['https://id.example.com', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'T3: are __Host-, Secure, HttpOnly and SameSite=Lax at %s',
    (address) => {
      expect(setAt(address)).toEqual([
        '__Host-session',
        'value',
        { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 60 },
      ]);
    },
  );

  it('have no prefix where browsers would refuse it: on plain HTTP on another host', () => {
    expect(setAt('http://id.example.com')).toEqual([
      'session',
      'value',
      { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: 60 },
    ]);
  });
});
