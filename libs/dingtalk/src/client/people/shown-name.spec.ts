import { shownName } from './shown-name.js';

describe('a name that a person chose', () => {
  it('is shown as it is, in any script', () => {
    for (const name of ['Alice', '王小明', 'علی‌رضا', '👩‍👧 Mum']) expect(shownName(name)).toBe(name);
  });

  it('turns no text around it, hides nothing and breaks no line', () => {
    expect(shownName('\u202eecilA')).toBe('ecilA');
    expect(shownName('\u2067A\u200bl\ufeffice\u2069')).toBe('Alice');
    expect(shownName('Alice\r\nBcc: mallory\u0000')).toBe('AliceBcc: mallory');
    expect(shownName('A\u2028B')).toBe('AB');
  });

  it('is none when nothing of it can be seen', () => {
    expect(shownName('\u202e\u200b ')).toBeUndefined();
    expect(shownName(undefined)).toBeUndefined();
  });
});
