import { hashSecret, newId, newSecret } from '#kernel';
import { newSessionToken, parseSessionToken } from './session-token.js';

describe('the value of a session cookie', () => {
  const tenantId = newId();

  it('contains the tenant and a new secret, of which only the hash is stored', () => {
    const { token, secretHash } = newSessionToken(tenantId);
    const [, secret = ''] = token.split('.');
    expect(hashSecret(secret)).toEqual(secretHash);
    expect(parseSessionToken(token)).toEqual({ tenantId, secretHash });
    expect(newSessionToken(tenantId).token).not.toBe(token);
  });

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['a tenant alone', tenantId],
    ['a tenant with a dot', `${tenantId}.`],
    ['a secret alone', newSecret()],
    ['no tenant', `.${newSecret()}`],
    ['a tenant that is no id', `acme.${newSecret()}`],
    ['a tenant in capitals', `${tenantId.toUpperCase()}.${newSecret()}`],
    ['a short secret', `${tenantId}.short`],
    ['something behind it', `${tenantId}.${newSecret()}.x`],
    ['a line break behind it', `${tenantId}.${newSecret()}\n`],
    ['SQL', `${tenantId}'.${newSecret()}`],
  ])('is not %s', (_what, value) => {
    expect(parseSessionToken(value)).toBeUndefined();
  });
});
