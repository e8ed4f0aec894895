import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, parseInput, withoutUndefined, type Clock } from '#kernel';
import { json, UnitOfWork, type Transaction } from '#database';
import { assertRevision, revisionOf } from '#http';
import { EventPublisher, JobNotices, LiveNotifications } from '#messaging';
import { ProfileFields } from '#profiles';
import { connectionTarget } from '#providers';
import { changedMapping } from '../domain/mapping.js';
import {
  settingsChanges,
  SETTINGS_TOPIC,
  type DirectorySettings,
  type SettingsChanges,
} from '../domain/settings.js';
import { SettingsChanged } from '../events.js';
import { StreamConnectionJob } from '../incremental-sync/stream-connection-job.js';
import { requestStream } from '../incremental-sync/stream-statements.js';
import { writeSettings } from '../infra/settings-statements.js';
import { DirectorySources } from './directory-sources.js';
import { ReadSettings } from './read-settings.js';

/** Changes how the directory of a connection follows its source. A run in progress keeps the settings that it has read. */
@Injectable()
export class ChangeSettings {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
    private readonly read: ReadSettings,
    private readonly fields: ProfileFields,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
    private readonly jobs: JobNotices,
  ) {}

  /**
   * Publishes nothing when nothing changes.
   *
   * @param which id or key of the connection; the only one when left out
   * @param revision of the settings that the decision was based on; undefined: none
   * @throws DomainError `revision.stale`, `directory.setting_invalid`, `directory.push_unset`, `directory.connection_unknown`,
   * `directory.connection_ambiguous`
   */
  async execute(
    tenantId: string,
    which: string | undefined,
    changes: SettingsChanges,
    revision?: string,
  ): Promise<DirectorySettings> {
    const { connection, source } = await this.sources.of(tenantId, which);
    const asked = parseInput(settingsChanges, changes, 'directory.setting_invalid');
    if (asked.push === 'on' && !(await source.canCall?.({ tenantId, connectionId: connection.id }))) {
      throw new DomainError('conflict', 'directory.push_unset', {
        detail:
          'The source has no keys for its pushes yet. Run "directory push rotate", enter its output at the source, then switch push on. Nothing was changed.',
      });
    }
    return this.unitOfWork.run(tenantId, async (transaction) => {
      transaction.lock(`directory.settings:${connection.id}`);
      const before = await this.read.executeIn(transaction, connection.id);
      assertRevision(revisionOf(before), revision);
      const { mapping: mapped = {}, ...others } = withoutUndefined(asked);
      const fields = (await this.fields.executeIn(transaction)).map(({ key }) => key);
      const mapping = changedMapping(before.mapping, mapped, { fields, attributes: source.attributes });
      const after = { ...before, ...others, mapping };
      if (isDeepStrictEqual(before, after)) return before;
      await transaction.run(writeSettings, {
        tenantId,
        connectionId: connection.id,
        ...after,
        mapping: json(mapping),
        now: this.clock.now(),
      });
      if (after.stream !== before.stream)
        await this.turnStream(transaction, connection.id, after.stream === 'on');
      this.live.announce(transaction, SETTINGS_TOPIC, { connectionId: connection.id });
      this.events.publish(transaction, SettingsChanged, {
        outcome: 'success',
        connectionId: connection.id,
        targets: [connectionTarget(connection)],
        before: { ...before, scope: [...before.scope], mapping: { ...before.mapping } },
        after: { ...after, scope: [...after.scope], mapping: { ...after.mapping } },
      });
      return after;
    });
  }

  private async turnStream(transaction: Transaction, connectionId: string, isWanted: boolean): Promise<void> {
    const { tenantId } = transaction;
    await transaction.run(requestStream, { tenantId, connectionId, isWanted, now: this.clock.now() });
    if (isWanted) this.jobs.announce(StreamConnectionJob, transaction, connectionId);
  }
}
