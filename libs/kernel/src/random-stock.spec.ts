import { RandomStock } from './random-stock.js';

describe('a stock of random bytes', () => {
  const stock = new RandomStock(16);

  it('T1: gives bytes that no two values share, however many are taken', () => {
    const windows = Array.from({ length: 500 }, () =>
      stock.use((bytes) => Array.from({ length: 9 }, (_, at) => bytes.toString('hex', at, at + 8))),
    ).flat();
    expect(windows.every((window) => window.length === 16)).toBe(true);
    expect(new Set(windows).size).toBe(500 * 9);
  });

  it('T1: erases the bytes of a value when it has been handed out', () => {
    const { kept, text } = stock.use((bytes) => ({ kept: bytes, text: bytes.toString('hex') }));
    expect(text).not.toBe('0'.repeat(32));
    expect(kept.toString('hex')).toBe('0'.repeat(32));
  });
});
