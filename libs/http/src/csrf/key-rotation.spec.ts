import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { newSecret } from '#kernel';
import { KeyRing } from '#runtime';
import type { Cookies } from '../index.js';
import { CsrfTokens } from './csrf-tokens.js';
import { mask } from './masked-token.js';

describe('a CSRF token', () => {
  const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
  const browser = newSecret();
  const cookies = { browserOf: () => browser } as unknown as Cookies;
  const request = {} as FastifyRequest;

  it('stays valid while the key that created it is still in the ring', () => {
    const [old, fresh] = [key('k1'), key('k2')];
    const token = mask(KeyRing.from(old).sign(browser, 'csrf'));
    expect(new CsrfTokens(KeyRing.from(`${fresh},${old}`), cookies).isValid(request, token)).toBe(true);
    expect(new CsrfTokens(KeyRing.from(fresh), cookies).isValid(request, token)).toBe(false);
  });
});
