import { AsyncLocalStorage } from 'node:async_hooks';
import { UnitOfWork } from '#database';

/** Work that holds a connection of the pool. */
interface Holder {
  isAtWork: boolean;
  /** Where it began: only read when something is wrong. */
  readonly at: Error;
}

type OnConnection = (
  work: (...given: unknown[]) => Promise<unknown>,
  tenantId?: string | null,
) => Promise<unknown>;

/**
 * A drain keeps its lock by a connection while it delivers by others, one after the other, and takes no more of them than the pool has. An
 * import notes how far it is besides, and does not wait for that.
 */
const MAY_HOLD_ANOTHER = /events\/(?:drain-outbox|deliver-batch|deliver-event)\.|import\/run-import\./;

/** What is told after a commit, and a look at the database's clock for later, are waited for by nobody. */
const UNAWAITED = /database\/src\/transaction\.|DatabaseTime\.\S+ \[as about\]|DatabaseTime\.about/;

/** Frames of a stack that lie between whoever asks and the watch. */
const OF_THE_WATCH = /one-connection\.|unit-of-work\./;

const holder = new AsyncLocalStorage<Holder>();
const seen: string[] = [];

/**
 * From now on, work in this process that takes a second connection of the pool while it holds one is told of: as many as the pool has
 * connections would starve each other.
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

/** Fails when a second connection was taken since it was asked last. */
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
