/** @own-modules What matters is what the imports alone bring. */
import { knownEvents } from '#kernel';
import './cli.module.js';
import { definedEvents } from '../../../../test/harness/defined-events.js';

it('L1: the cli knows every event that a module defines, for titles, searches and exports of the log', () => {
  expect(definedEvents().length).toBeGreaterThan(70);
  const known = knownEvents();
  const unknown = definedEvents().filter((name) => !known.has(name));
  expect(unknown.map((name) => `${name}: cli.module.ts imports its lib`)).toEqual([]);
  expect([...known.keys()].sort()).toEqual(definedEvents());
});
