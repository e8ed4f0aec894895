import * as z from 'zod';
import { specEvent } from '#testing';
import { OnCommitted, OnDomainEvent, WithinPublication, type DomainEvent } from '../index.js';

const Painted = specEvent('messaging-spec.wall.painted.v1', z.object({ colour: z.string() }));
const Torn = specEvent(
  'messaging-spec.wall.torn-down.v1',
  z.object({ height: z.number(), colour: z.string().optional() }),
);

interface Coloured {
  readonly colour: string;
}
interface MaybeColoured {
  readonly colour?: string | undefined;
}

/** This spec tests the errors that the compiler must report: if one is missing, `npm run check` fails. */
class Listeners {
  @OnDomainEvent('messaging-spec.types.fits', Painted)
  async fits(_event: DomainEvent<Coloured>): Promise<void> {
    // the payload that the definition promises
  }

  @OnDomainEvent('messaging-spec.types.fits-both', Painted, Torn)
  async fitsBoth(_event: DomainEvent<MaybeColoured>): Promise<void> {
    // the fields that both payloads have
  }

  // @ts-expect-error -- the payload has no height
  @OnDomainEvent('messaging-spec.types.unfit', Painted)
  async unfit(_event: DomainEvent<{ readonly height: number }>): Promise<void> {
    // never compiles
  }

  // @ts-expect-error -- only one of the payloads is sure to have a colour
  @OnDomainEvent('messaging-spec.types.unfit-for-one', Painted, Torn)
  async unfitForOne(_event: DomainEvent<Coloured>): Promise<void> {
    // never compiles
  }

  // @ts-expect-error -- a durable listener must say when it is done
  @OnDomainEvent('messaging-spec.types.hasty', Painted)
  hasty(_event: DomainEvent<Coloured>): void {
    // never compiles
  }

  // @ts-expect-error -- the payload has no height
  @OnCommitted(Painted)
  committed(_event: DomainEvent<{ readonly height: number }>): void {
    // never compiles
  }

  // @ts-expect-error -- the payload has no height
  @WithinPublication('messaging-spec.types.within', Painted)
  async within(_event: DomainEvent<{ readonly height: number }>): Promise<void> {
    // never compiles
  }
}

it('a listener whose parameter does not fit its events does not compile', () => {
  expect(Object.getOwnPropertyNames(Listeners.prototype)).toContain('unfit');
});
