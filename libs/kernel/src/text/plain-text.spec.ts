import fc from 'fast-check';
import * as z from 'zod';
import { plainText } from './plain-text.js';

describe('a plain text', () => {
  const line = plainText({ max: 20 });
  const accepts = (schema: z.ZodType, text: string): boolean => schema.safeParse(text).success;

  it.each([
    ['NUL', 'a\0b'],
    ['the first half of a character', 'a\ud800'],
    ['the second half of a character', '\udc00a'],
    ['an escape', 'a\u001b[31m'],
    ['a line break', 'a\nb'],
    ['a line separator', 'a\u2028b'],
    ['a control character beyond ASCII', 'a\u0085b'],
    ['more than it may have', 'a'.repeat(21)],
  ])('K7: has no %s', (_what, text) => {
    expect(accepts(line, text)).toBe(false);
  });

  it.each(['', 'a', '王小明', '👩‍👧', 'naïve', ' a '])('may be %j, and stays unchanged', (text) => {
    expect(line.parse(text)).toBe(text);
  });

  it('may have line breaks where they are allowed, and normalizes them', () => {
    const lines = plainText({ max: 20, controls: 'line breaks' });
    expect(lines.parse('a\r\nb\nc\u2028d')).toBe('a\nb\nc\nd');
    for (const text of ['a\rb', 'a\tb', 'a\0b', '\ud800']) expect(accepts(lines, text)).toBe(false);
  });

  it('may have every control character except NUL where it is never shown', () => {
    const unseen = plainText({ max: 20, controls: 'all but NUL' });
    expect(unseen.parse('\t\u001b\r\n')).toBe('\t\u001b\r\n');
    for (const text of ['a\0', '\ud800']) expect(accepts(unseen, text)).toBe(false);
  });

  it('is trimmed, if requested, before it is measured', () => {
    const trimmed = plainText({ max: 3, min: 1, trim: true });
    expect(trimmed.parse('  abc\r\n')).toBe('abc');
    expect(accepts(trimmed, '  ')).toBe(false);
  });

  it('names the text in each message about what is wrong', () => {
    const { error } = plainText({ max: 3, what: 'A name' }).safeParse('abcd\0');
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'A name is at most 3 characters',
      'A name is one line of whole characters, without control characters',
    ]);
  });

  it('passes its bounds to the API description', () => {
    expect(z.toJSONSchema(plainText({ max: 20, min: 1 }), { io: 'input' })).toMatchObject({
      type: 'string',
      minLength: 1,
      maxLength: 20,
    });
  });

  it('survives UTF-8 and JSON unchanged, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        if (!accepts(line, text)) return;
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
        expect(JSON.stringify(text)).not.toMatch(/\\u/);
      }),
    );
  });
});
