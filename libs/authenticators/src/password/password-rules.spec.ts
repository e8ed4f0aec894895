import { checkPassword } from './password-rules.js';

const owner = { username: 'li.hua-2026', email: 'hua.li.long@acme.test' };

describe('the rules for passwords', () => {
  it.each([
    ['seven77', 'password.too_short'],
    ['七个字符的密码', 'password.too_short'],
    ['x'.repeat(129), 'password.too_long'],
    ['Password123', 'password.too_common'],
    ['5201314520', 'password.too_common'],
    ['zzzzzzzzzz', 'password.too_common'],
    ['abcabcabcabc', 'password.too_common'],
    ['23456789', 'password.too_common'],
    ['ihgfedcba', 'password.too_common'],
    ['ｐａｓｓｗｏｒｄ１２３', 'password.too_common'],
    ['LI.HUA-2026', 'password.is_name'],
    ['hua.li.long@acme.test', 'password.is_name'],
    ['hua.li.long', 'password.is_name'],
    ['6202-auh.il', 'password.is_name'],
  ])('refuse %s as %s', (password, code) => {
    expect(() => {
      checkPassword(password, owner);
    }).toThrow(expect.objectContaining({ kind: 'invalid', code }));
  });

  it.each([
    'correct horse battery',
    '我喜欢在下雨天散步',
    'x9!kQ2#v',
    `long ${'and longer '.repeat(11)}`,
    '🦊🐢🦉🐝🐙🦀🐞🦋',
  ])('allow %s', (password) => {
    expect(() => {
      checkPassword(password, owner);
    }).not.toThrow();
  });

  it('accept the password of an account without an email address', () => {
    expect(() => {
      checkPassword('correct horse battery', { username: 'bob', email: null });
    }).not.toThrow();
  });
});
