import { newId } from '#kernel';
import { newTokenText, parseTokenText } from './token-text.js';

const TENANT = newId();

describe('the text of a token', () => {
  it.each([
    ['personal', /^oeiam_pat_[0-9A-Za-z]{70}$/],
    ['client', /^oeiam_api_[0-9A-Za-z]{70}$/],
  ] as const)('of a %s one has a form that scanners can recognise, and contains its tenant', (kind, form) => {
    const { token, secretHash } = newTokenText(kind, TENANT);
    expect(token).toMatch(form);
    expect(parseTokenText(token)).toEqual({ tenantId: TENANT, secretHash });
  });

  it('is different each time, even if its bytes begin with zeros', () => {
    const low = '00000000-0000-7000-8000-000000000000';
    const tokens = Array.from({ length: 1_000 }, () => newTokenText('client', low).token);
    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) expect(parseTokenText(token)?.tenantId).toBe(low);
  });

  it('is refused without a database look-up if it was mistyped, cut off or made up', () => {
    const { token } = newTokenText('client', TENANT);
    const last = token.endsWith('A') ? 'B' : 'A';
    for (const wrong of [
      '',
      token.slice(0, -1),
      `${token.slice(0, -1)}${last}`,
      `${token}A`,
      token.toUpperCase(),
      token.replace('oeiam_api_', 'oeiam_xyz_'),
      token.replace('oeiam_api_', ''),
      `oeiam_api_${'z'.repeat(70)}`,
      `oeiam_api_${'0'.repeat(69)}é`,
    ])
      expect(parseTokenText(wrong)).toBeUndefined();
  });
});
