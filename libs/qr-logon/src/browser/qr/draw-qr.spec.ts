import { newSecret } from '#kernel';
import { readQr } from '../../../../../test/harness/read-qr.js';
import { drawQr } from './draw-qr.js';

/** Number of codes to read; `.ci/run` reads ten thousand. */
const CODES = Number(process.env['QR_CODES'] ?? 100);

it(`a reader decodes ${String(CODES)} codes of random values, all drawn with the one mask`, async () => {
  for (let drawn = 0; drawn < CODES; drawn += 1) {
    const text = `https://portal.example.com/q/${newSecret()}`;
    expect(readQr(await drawQr(text))).toBe(text);
  }
}, 900_000);
