/** @own-modules Tests which events the imports alone define. */
import { knownEvents } from '#kernel';
import './server.module.js';
import { definedEvents } from '../../../test/harness/defined-events.js';

it('L1: the server knows every event that a module defines, for titles, searches and exports of the log', () => {
  expect(definedEvents().length).toBeGreaterThan(70);
  expect([...knownEvents().keys()].sort()).toEqual(definedEvents());
});
