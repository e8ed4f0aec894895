import { DELIVERY_BACK_OFF } from '../events/delivery-back-off.js';
import { pauseAfter } from './back-off.js';

describe('the back-off between two attempts', () => {
  it('doubles from one second up to a quarter of an hour for a delivery', () => {
    const pauses = Array.from({ length: 11 }, (_, failures) => pauseAfter(failures + 1, DELIVERY_BACK_OFF));
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]);
  });

  it('ends after twelve attempts at a delivery', () => {
    expect(pauseAfter(12, DELIVERY_BACK_OFF)).toBeNull();
    expect(pauseAfter(13, DELIVERY_BACK_OFF)).toBeNull();
  });

  it('never ends without a limit, however often it fails', () => {
    expect(pauseAfter(5_000, { firstSeconds: 10, longestSeconds: 900 })).toBe(900);
  });
});
