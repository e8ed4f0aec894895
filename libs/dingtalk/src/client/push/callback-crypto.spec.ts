import {
  decryptCallback,
  encryptCallback,
  isSignature,
  randomLetters,
  signatureOf,
} from './callback-crypto.js';

/** The test vector in DingTalk's own library, whose padding is longer than a block of the cipher. */
const DINGTALK = {
  keys: { token: 'mryue', aesKey: 'Yue0EfdN5900c1ce5cf6A152c63DDe1808a60c5ecd7' },
  owner: 'ding6ccabc44d2c8d38b',
  timestamp: '1608001896814',
  nonce: 'WL4PK6yA',
  signature: '03044561471240d4a14bb09372dfcfd4fd0e40cb',
  encrypted:
    '0vJiX6vliEpwG3U45CtXqi+m8PXbQRARJ8p8BbDuD1EMTDf0jKpQ79QS93qEk7XHpP6u+oTTrd15NRPvNvmBKyDCYxxOK+HZeKju4yhELOFchzNukR+t8SB/qk4ROMu3',
};

const OURS = { token: 'simtoken', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };
const OWNER = 'dingsimappkey';

describe('the encryption of pushes', () => {
  it('reads the output of DingTalk’s own library', () => {
    expect(signatureOf(DINGTALK.keys, DINGTALK)).toBe(DINGTALK.signature);
    expect(decryptCallback(DINGTALK.encrypted, DINGTALK.keys)).toEqual({
      text: '{"EventType":"check_url"}',
      owner: DINGTALK.owner,
    });
    expect(
      encryptCallback('{"EventType":"check_url"}', DINGTALK.keys, DINGTALK.owner, 'l7Y3EcX2CU5w8av3'),
    ).toBe(DINGTALK.encrypted);
  });

  it('writes the answer byte by byte as DingTalk expects it', () => {
    const encrypted = encryptCallback('success', OURS, OWNER, '0123456789abcdef');
    expect(encrypted).toBe(
      'Q3stYC6hdFzMh9T8HCvyDDVB8nYie0nnKONkIDibUiTcunyZto7cyT6fvsj2ycZBt5pcv7rD+59xnhV60NTXKg==',
    );
    expect(signatureOf(OURS, { timestamp: '1700000000000', nonce: 'noncenon', encrypted })).toBe(
      '1daee7cb6bdcdc9030abc39d3cc2c0e88294dd41',
    );
  });

  it('decrypts a text of any length that it has encrypted', () => {
    for (let length = 0; length < 70; length += 1) {
      const text = '离'.repeat(length);
      expect(decryptCallback(encryptCallback(text, OURS, OWNER), OURS)).toEqual({ text, owner: OWNER });
    }
  });

  it('reads nothing under other keys, and nothing that was cut or changed', () => {
    const encrypted = encryptCallback('{"EventType":"user_leave_org"}', OURS, OWNER);
    const bytes = Buffer.from(encrypted, 'base64');
    const others = [
      '',
      'no base64 at all',
      bytes.subarray(0, 16).toString('base64'),
      bytes.subarray(0, 32).toString('base64'),
      Buffer.concat([bytes, bytes.subarray(0, 16)]).toString('base64'),
    ];
    for (const other of others) expect(decryptCallback(other, OURS)).toBeUndefined();
    const right = { text: '{"EventType":"user_leave_org"}', owner: OWNER };
    expect(decryptCallback(encrypted, { ...OURS, aesKey: randomLetters(43) })).not.toEqual(right);
  });

  it('compares signatures of any length', () => {
    expect(isSignature('ab', 'ab')).toBe(true);
    expect(isSignature('ab', 'ac')).toBe(false);
    expect(isSignature('a', 'ab')).toBe(false);
  });
});
