import { AsyncLocalStorage } from 'node:async_hooks';
import { UnitOfWork } from '#database';

/** Work that holds a connection of the pool. */
interface Holder {
  isAtWork: boolean;
  /** Stack of the call; read only for an error message. */
  readonly at: Error;
}

type OnConnection = (
  work: (...given: unknown[]) => Promise<unknown>,
  tenantId?: string | null,
) => Promise<unknown>;

/**
 * A drain holds its lock on one connection while it delivers on others, one at a time; `shareOf` leaves room for that in the pool. An
 * import also saves its progress, and does not wait for that.
 */
const MAY_HOLD_ANOTHER = /events\/(?:drain-outbox|deliver-batch|deliver-event)\.|import\/run-import\./;

/** Work that nobody waits for: notices after a commit, and background reads of the database's clock. */
const UNAWAITED = /database\/src\/transaction\.|DatabaseTime\.\S+ \[as about\]|DatabaseTime\.about/;

/** Stack frames between the caller and this watch. */
const OF_THE_WATCH = /one-connection\.|unit-of-work\./;

const holder = new AsyncLocalStorage<Holder>();
const seen: string[] = [];

/**
 * From now on, records work in this process that takes a second connection of the pool while it holds one. With as many such callers as
 * the pool has connections, all would wait for ever.
 */
export function watchConnections(): void {
  const methods = UnitOfWork.prototype as unknown as { onConnection: OnConnection; isWatched?: true };
  if (methods.isWatched === true) return;
  methods.isWatched = true;
  const { onConnection } = methods;
  methods.onConnection = function (this: UnitOfWork, work, tenantId) {
    const held = holder.getStore();
    const own: Holder = { isAtWork: true, at: new Error('here') };
    if (held?.isAtWork === true) tell(held, own);
    return onConnection.call(
      this,
      async (...given) => {
        try {
          return await holder.run(own, () => work(...given));
        } finally {
          own.isAtWork = false;
        }
      },
      tenantId,
    );
  };
}

/** Fails if a second connection was taken since the last call. */
export function assertOneConnection(): void {
  const found = seen.splice(0);
  if (found.length > 0)
    throw new Error(
      `Takes another connection while it holds one (pass the transaction on):\n${found.join('\n\n')}`,
    );
}

function tell(held: Holder, own: Holder): void {
  const [second = '', first = ''] = [own.at.stack, held.at.stack];
  const asker = second.split('\n').find((line) => /^\s+at /.test(line) && !OF_THE_WATCH.test(line));
  if (MAY_HOLD_ANOTHER.test(asker ?? '') || UNAWAITED.test(second)) return;
  seen.push(`${second}\n  held since ${first}`);
}
