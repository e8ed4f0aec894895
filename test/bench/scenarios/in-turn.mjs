import { clearTickets } from '../database/between-slices.mjs';
import { floorOf } from '../load/floor-browser.mjs';
import { peerOf } from '../load/peer-browser.mjs';
import { productOf } from '../load/product-browser.mjs';

const SLICES = 5;

/**
 * Measures product, floor and, if present, peer in turn, slice by slice, as the speed of a machine varies. The first slice of each warms
 * up and does not count.
 */
export async function inTurn(installation, slice, slices = SLICES) {
  const sides = {
    product: productOf(installation),
    floor: floorOf(installation),
    ...(installation.peer === undefined ? {} : { peer: peerOf(installation) }),
  };
  const measured = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let turn = 0; turn <= slices; turn += 1) {
    for (const [name, side] of Object.entries(sides)) {
      await clearTickets(installation);
      const figure = await slice(side);
      if (turn > 0) measured[name].push(figure);
    }
  }
  return measured;
}
