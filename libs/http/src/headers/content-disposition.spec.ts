import { validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { contentDisposition } from './content-disposition.js';

describe('the header of a file download', () => {
  it('gives the name of the file as it is, and additionally in ASCII if needed', () => {
    expect(contentDisposition('audit-20261127.csv')).toBe('attachment; filename="audit-20261127.csv"');
    expect(contentDisposition('日志.csv')).toBe(
      `attachment; filename="__.csv"; filename*=UTF-8''%E6%97%A5%E5%BF%97.csv`,
    );
    expect(contentDisposition(`a"b'.csv`)).toBe(
      `attachment; filename="a_b'.csv"; filename*=UTF-8''a%22b%27.csv`,
    );
  });

  it('K7: can be sent with any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(() => {
          validateHeaderValue('content-disposition', contentDisposition(name));
        }).not.toThrow();
      }),
    );
  });
});
