import { clearTickets } from '../database/between-slices.mjs';
import { floorOf } from '../load/floor-browser.mjs';
import { peerOf } from '../load/peer-browser.mjs';
import { productOf } from '../load/product-browser.mjs';

const SLICES = 5;

/** Slices of each side before the first one that counts. Rates rise over three or four, until V8 has compiled what is used most. */
const WARM_UP = 4;

/**
 * Measures product, floor and, if present, peer in turn, slice by slice, as the speed of a machine varies.
 */
export async function inTurn(installation, slice, slices = SLICES) {
  const sides = {
    product: productOf(installation),
    floor: floorOf(installation),
    ...(installation.peer === undefined ? {} : { peer: peerOf(installation) }),
  };
  const measured = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let turn = 0; turn < WARM_UP + slices; turn += 1) {
    for (const [name, side] of Object.entries(sides)) {
      await clearTickets(installation);
      const figure = await slice(side);
      if (turn >= WARM_UP) measured[name].push(figure);
    }
  }
  return measured;
}
