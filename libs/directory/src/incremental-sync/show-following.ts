import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { DirectorySources } from '../application/directory-sources.js';
import { ReadSettings } from '../application/read-settings.js';
import type { StreamState } from './following.table.js';
import { readFollowing } from './stream-statements.js';
import { countNotices } from './notice-statements.js';

type Facts = Readonly<Record<string, unknown>>;

/** How a directory follows its source between runs. */
export interface Following {
  readonly stream: 'off' | 'on';
  readonly push: 'off' | 'on';
  readonly lineState: StreamState;
  /** Why the stream could not be kept open, as a code, and what to fix. */
  readonly lineFailure: string | null;
  readonly lineFacts: Facts | null;
  readonly openedAt: Date | null;
  readonly aliveAt: Date | null;
  /** When the source last reported a change. */
  readonly heardAt: Date | null;
  /** Number of people and units that still have to be checked, and since when the first of them has waited. */
  readonly waiting: number;
  readonly waitingSince: Date | null;
  /** Why they cannot be checked, as a code, and what to fix. */
  readonly failure: string | null;
  readonly facts: Facts | null;
  readonly failedAt: Date | null;
}

const NEVER = {
  lineState: 'off',
  lineFailure: null,
  lineFacts: null,
  openedAt: null,
  aliveAt: null,
  heardAt: null,
  failure: null,
  facts: null,
  failedAt: null,
} as const;

/** Shows whether changes at the source are received and followed, and if not, why. */
@Injectable()
export class ShowFollowing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
    private readonly settings: ReadSettings,
  ) {}

  /**
   * @param which id or key of the connection; the only one when left out
   * @throws DomainError `directory.connection_unknown`, `directory.connection_ambiguous`
   */
  async execute(tenantId: string, which?: string): Promise<Following> {
    const { connection } = await this.sources.of(tenantId, which);
    const of = { tenantId, connectionId: connection.id };
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { stream, push } = await this.settings.executeIn(transaction, connection.id);
      const [following = NEVER] = await transaction.run(readFollowing, of);
      const [count] = await transaction.run(countNotices, of);
      const { waiting = 0, oldest = null } = count ?? {};
      return { stream, push, ...following, waiting, waitingSince: oldest };
    });
  }
}
