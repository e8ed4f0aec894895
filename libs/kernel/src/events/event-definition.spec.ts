import * as z from 'zod';
import { defineEvent, knownEvents, presentNameOf } from '../index.js';

const about = {
  title: { en: 'A thing happened', zh: '发生了一件事' },
  ocsf: 'entity-management.other',
} as const;

describe('a kind of event', () => {
  it('is known in the process by its name', () => {
    const definition = defineEvent('kernel-spec.thing.happened.v1', z.object({}), about);
    expect(knownEvents().get('kernel-spec.thing.happened.v1')).toBe(definition);
  });

  it('can be defined only once', () => {
    defineEvent('kernel-spec.thing.defined.v1', z.object({}), about);
    expect(() => defineEvent('kernel-spec.thing.defined.v1', z.object({}), about)).toThrow(
      'Event kernel-spec.thing.defined.v1 is defined twice',
    );
    expect(() => defineEvent('kernel-spec.thing.defined.v2', z.object({}), about)).not.toThrow();
  });

  it('is found by its former name, which no other kind may take', () => {
    const formerly = ['kernel-old.thing.renamed.v1'] as const;
    defineEvent('kernel-spec.thing.renamed.v1', z.object({}), { ...about, formerly });
    expect(presentNameOf('kernel-old.thing.renamed.v1')).toBe('kernel-spec.thing.renamed.v1');
    expect(presentNameOf('kernel-spec.thing.renamed.v1')).toBe('kernel-spec.thing.renamed.v1');
    expect(knownEvents().has('kernel-old.thing.renamed.v1')).toBe(false);
    expect(() => defineEvent('kernel-old.thing.renamed.v1', z.object({}), about)).toThrow('is defined twice');
  });
});
