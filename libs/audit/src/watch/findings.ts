import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { Outgoing } from '#mail';
import { EventPublisher } from '#messaging';
import { LOGGER, SETTINGS, type Logger, type Settings } from '#runtime';
import { LogDoubted, LogTrusted } from '../events.js';
import type { Problem } from '../verification/verdict.js';
import { alarmText } from './alarm-text.js';

/** How far the watch has got with a log. */
export interface WatchedLog {
  readonly tenantId: string;
  /** Last record that was looked at in this round; null: the round is over. */
  readonly walkedTo: number | null;
  /** Whether a new round is due. */
  readonly isRoundDue: boolean;
}

/** What was found, and how far the watch has got. */
export interface Look {
  readonly problem: Problem | undefined;
  readonly walkedTo: number | null;
  readonly isNewRound: boolean;
}

interface Former {
  readonly code: string | null;
  readonly sequence: string | null;
}

/** What the watch has found of each log, and who hears of it when that changes. */
@Injectable()
export class Findings {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly outgoing: Outgoing,
  ) {}

  /** The logs that nobody has looked after for an hour; the one that has waited longest comes first. */
  async due(most: number): Promise<readonly WatchedLog[]> {
    const rows = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<{ tenantId: string; walkedTo: string | null; isRoundDue: boolean }>(
        `select t.id as "tenantId", w.walked_to as "walkedTo",
           w.tenant_id is null or (w.walked_to is null and w.round_began_at < clock_timestamp() - interval '1 day')
             as "isRoundDue"
         from audit.tenants_with_a_log() as t (id) left join audit.watch w on w.tenant_id = t.id
         where w.looked_at is null or w.looked_at < clock_timestamp() - interval '1 hour'
         order by w.looked_at nulls first limit $1`,
        [most],
      ),
    );
    return rows.map(({ walkedTo, ...row }) => ({
      ...row,
      walkedTo: walkedTo === null ? null : Number(walkedTo),
    }));
  }

  /** Which of these tenants the database does not know. */
  async unknownAmong(tenantIds: readonly string[]): Promise<readonly string[]> {
    if (tenantIds.length === 0) return [];
    const rows = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<{ id: string }>(
        `select id from unnest($1::uuid[]) as kept (id)
         where id not in (select known from audit.tenants_with_a_log() as t (known))`,
        [tenantIds],
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** Keeps what was found; the log itself, the auditors and the process's log tell of what is new. */
  async keep(tenantId: string, { problem, walkedTo, isNewRound }: Look): Promise<void> {
    if (problem !== undefined)
      this.logger.error({ tenantId, finding: problem.detail, code: problem.code }, 'A log is not intact');
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [former] = await transaction.query<Former & Record<string, unknown>>(
        'select code, sequence from audit.watch where tenant_id = $1 for update',
        [tenantId],
      );
      const [code, sequence] = [problem?.code ?? null, problem?.sequence ?? null];
      const isNew =
        (former?.code ?? null) !== code ||
        (former?.sequence ?? null) !== (sequence === null ? null : String(sequence));
      transaction.send(
        `insert into audit.watch as w (tenant_id, looked_at, round_began_at, walked_to, code, sequence, finding, since)
         values ($1, clock_timestamp(), clock_timestamp(), $2, $3, $4, $5, case when $3::text is not null then clock_timestamp() end)
         on conflict (tenant_id) do update set looked_at = excluded.looked_at, walked_to = excluded.walked_to,
           round_began_at = case when $6 then excluded.round_began_at else w.round_began_at end,
           code = excluded.code, sequence = excluded.sequence, finding = excluded.finding,
           since = case when $7 then excluded.since else w.since end`,
        [tenantId, walkedTo, code, sequence, problem?.detail ?? null, isNewRound, isNew],
      );
      if (isNew) await this.tell(transaction, problem);
    });
  }

  /** Of a tenant that is not there only the process's log and the figures tell. */
  private async tell(transaction: Transaction, problem: Problem | undefined): Promise<void> {
    if (problem?.code === 'log_missing') return;
    if (problem === undefined) this.events.publish(transaction, LogTrusted, { outcome: 'success' });
    else
      this.events.publish(transaction, LogDoubted, {
        outcome: 'refused',
        reason: `audit.${problem.code}`,
        firstBadSequence: problem.sequence,
        finding: problem.detail,
      });
    const { AUDIT_CHECKPOINT_MAIL: to } = this.settings;
    if (to === undefined || problem === undefined) return;
    await this.outgoing.enqueue(transaction, {
      to,
      kind: 'audit.alarm',
      ...alarmText(transaction.tenantId, problem),
    });
  }
}
