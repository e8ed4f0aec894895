import type { FastifyRequest } from 'fastify';
import { deviceKind } from './device-kind.js';

const kindOf = (userAgent: string | undefined) =>
  deviceKind({ headers: { 'user-agent': userAgent } } as unknown as FastifyRequest);

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the device kind that a browser claims', () => {
  it.each([
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`,
    ],
    [`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${BLINK} Chrome/142.0.0.0 Mobile Safari/537.36`],
    [`Mozilla/5.0 (Linux; Android 10; HarmonyOS; ELS-AN00) ${BLINK} HuaweiBrowser/15.0 Mobile Safari/537.36`],
    [`Mozilla/5.0 (Phone; OpenHarmony 5.0) ${BLINK} Chrome/132.0.0.0 Safari/537.36 ArkWeb/5.0 Mobile`],
  ])('C9: is phone for %s', (userAgent) => {
    expect(kindOf(userAgent)).toBe('phone');
  });

  it.each([
    [`Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`],
    [`Mozilla/5.0 (Linux; Android 14; SM-X810) ${BLINK} Chrome/142.0.0.0 Safari/537.36`],
    ['Mozilla/5.0 (Android 14; Tablet; rv:144.0) Gecko/144.0 Firefox/144.0'],
    [`Mozilla/5.0 (Linux; Android 12; HarmonyOS; GOT-W29) ${BLINK} HuaweiBrowser/15.0 Safari/537.36`],
    [`Mozilla/5.0 (Tablet; OpenHarmony 5.0) ${BLINK} Chrome/132.0.0.0 Safari/537.36 ArkWeb/5.0`],
  ])('C9: is tablet for %s', (userAgent) => {
    expect(kindOf(userAgent)).toBe('tablet');
  });

  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${BLINK} Chrome/142.0.0.0 Safari/537.36`],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.5 Safari/605.1.15`],
    [`Mozilla/5.0 (PC; OpenHarmony 5.0) ${BLINK} Chrome/132.0.0.0 Safari/537.36 ArkWeb/5.0`],
    [undefined],
  ])('is computer for %s', (userAgent) => {
    expect(kindOf(userAgent)).toBe('computer');
  });
});
