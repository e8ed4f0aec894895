import { validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { headerValue, remoteHeaders } from './remote-headers.js';

describe('O10: the headers for a protected application', () => {
  it('are plain where possible, and percent-encoded otherwise', () => {
    const visitor = {
      username: 'alice',
      displayName: '王小明 (Ops)',
      email: 'a.b@demo.test',
      role: 'member',
      groups: ['研发', 'Sales, North'],
    };
    expect(remoteHeaders(visitor)).toEqual({
      'remote-user': 'alice',
      'remote-name': '%E7%8E%8B%E5%B0%8F%E6%98%8E%20%28Ops%29',
      'remote-email': 'a.b@demo.test',
      'remote-groups': 'member,%E7%A0%94%E5%8F%91,Sales%2C%20North',
    });
  });

  it('K4: contain only the person’s own role of the portal, whatever departments and groups are called', () => {
    const groups = ['owner', 'Administrator ', 'ＯＷＮＥＲ', 'Owners'];
    const visitor = { username: 'bob', displayName: 'Bob', email: null, role: 'member', groups };
    expect(remoteHeaders(visitor)['remote-groups']).toBe('member,Owners');
  });

  it('K4: are valid for any name, contain no second value, and decode to the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const value = headerValue(text);
        expect(() => {
          validateHeaderValue('remote-name', value);
        }).not.toThrow();
        expect(value).toMatch(/^[\x21-\x7e]*$/);
        expect(value).not.toMatch(/[,;"]/);
        expect(decodeURIComponent(value)).toBe(text.toWellFormed());
      }),
    );
  });
});
