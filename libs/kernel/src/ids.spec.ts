import { isId, newId } from './index.js';

describe('an identifier', () => {
  it('is a UUID of version 7 that sorts by the time it was made', () => {
    const ids = Array.from({ length: 1_000 }, newId);
    expect(new Set(ids).size).toBe(1_000);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every((id) => isId(id) && id[14] === '7')).toBe(true);
  });

  it.each(['', 'acme', newId().toUpperCase(), `{${newId()}}`, `${newId()}\n`, newId().replaceAll('-', '')])(
    'does not have the form of %j',
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );
});
