import { z } from 'zod';
import { defineEvent, knownEvents } from './index.js';

describe('a kind of event', () => {
  it('is known in the process by its name', () => {
    const definition = defineEvent('kernel-spec.thing.happened.v1', z.object({}));
    expect(knownEvents().get('kernel-spec.thing.happened.v1')).toBe(definition);
  });

  it('is defined once', () => {
    defineEvent('kernel-spec.thing.defined.v1', z.object({}));
    expect(() => defineEvent('kernel-spec.thing.defined.v1', z.object({}))).toThrow(
      'Event kernel-spec.thing.defined.v1 is defined twice',
    );
    expect(() => defineEvent('kernel-spec.thing.defined.v2', z.object({}))).not.toThrow();
  });
});
