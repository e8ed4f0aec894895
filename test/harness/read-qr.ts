import jsQR from 'jsqr';

/** Pixels for each module of the code. */
const SCALE = 2;

/** Modules of quiet zone around the code, which the page adds and a reader needs. */
const QUIET = 4;

/** Reads a QR code like a camera: draws the portal's SVG and decodes the picture. */
export function readQr(svg: string): string {
  const size = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)?.[1]);
  const path = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? '';
  const width = (size + 2 * QUIET) * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [x, y, length] of runsOf(path)) {
    for (let module = 0; module < length; module += 1) paint(pixels, width, x + module, y);
  }
  const code = jsQR.default(pixels, width, width, { inversionAttempts: 'dontInvert' });
  if (code === null) throw new Error('The picture holds no QR code');
  return code.data;
}

/** The dark runs `[x, y, length]` of an SVG path of horizontal strokes. */
function* runsOf(path: string): Generator<readonly [number, number, number]> {
  let x = 0;
  let y = 0;
  for (const [, command = '', first = '0', second = '0'] of path.matchAll(
    /([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?/g,
  )) {
    if (command === 'M') [x, y] = [Number(first), Number(second)];
    else if (command === 'm') [x, y] = [x + Number(first), y + Number(second)];
    else {
      yield [x, Math.floor(y), Number(first)];
      x += Number(first);
    }
  }
}

function paint(pixels: Uint8ClampedArray, width: number, x: number, y: number): void {
  for (let dy = 0; dy < SCALE; dy += 1) {
    for (let dx = 0; dx < SCALE; dx += 1) {
      const at = (((y + QUIET) * SCALE + dy) * width + (x + QUIET) * SCALE + dx) * 4;
      pixels.fill(0, at, at + 3);
    }
  }
}
