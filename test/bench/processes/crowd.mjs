// Waiting browsers in a process of their own, so that their sockets and events are no work of the bench's process.
import { KeyRing } from '#runtime';
import { Crowd } from '../load/crowd.mjs';
import { floorOf } from '../load/floor-browser.mjs';
import { productOf } from '../load/product-browser.mjs';

const { side, keys, ...installation } = JSON.parse(process.env.CROWD);
const sideOf = { product: productOf, floor: floorOf }[side];
const crowd = new Crowd(sideOf({ ...installation, keyRing: KeyRing.from(keys) }));

const ASKED = {
  grow: ({ size }) => crowd.grow(size),
  logOn: ({ codes, perSecond }) => crowd.logOn(codes, perSecond),
};

process.on('message', ({ id, ask, ...question }) => {
  // A failure ends the process, which the bench notices.
  void ASKED[ask]?.(question).then((answer) => process.send({ id, answer }));
});
process.channel?.ref();

console.log('the crowd is running');
