import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, maskIdentifier, maskName, newId, type Clock } from '#kernel';
import type { DingTalkIdentity } from '#dingtalk';
import { UnitOfWork, type Transaction } from '#database';

/** A person who tried to log on, whom nobody is linked to. */
export interface UnlinkedIdentityView {
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
  /** Masked. */
  readonly name: string;
  /** DingTalk user id, masked. */
  readonly userId: string;
  readonly firstTriedAt: Date;
  readonly lastTriedAt: Date;
  readonly tries: number;
}

/** Where a page of the list ends: the time of the last try, and the id. */
export type UnlinkedPosition = readonly [string, string];

interface ListedRow extends UnlinkedIdentityView {
  readonly position: string;
}

/** The people who tried to log on while nobody was linked to them, for those who can help them. */
@Injectable()
export class UnlinkedIdentities {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Counts a try. Shares a round trip with what follows. */
  note(
    transaction: Transaction,
    attempt: {
      readonly connectionId: string;
      readonly identity: Pick<DingTalkIdentity, 'unionId' | 'corpId' | 'userId' | 'openId' | 'name'>;
    },
  ): void {
    const { connectionId, identity } = attempt;
    transaction.send(
      `insert into binding.unlinked_identity as known (id, tenant_id, connection_id, union_id, corp_id, user_id, open_id,
         display_name, first_tried_at, last_tried_at, tries)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 1)
       on conflict (tenant_id, connection_id, union_id) do update set corp_id = excluded.corp_id,
         user_id = excluded.user_id, open_id = excluded.open_id, display_name = excluded.display_name,
         last_tried_at = excluded.last_tried_at, tries = known.tries + 1`,
      [
        newId(),
        transaction.tenantId,
        connectionId,
        identity.unionId,
        identity.corpId,
        identity.userId,
        identity.openId ?? null,
        identity.name,
        this.clock.now(),
      ],
    );
  }

  /** Somebody is linked to the identity now. Shares a round trip with what follows. */
  forget(
    transaction: Transaction,
    linked: { readonly connectionId: string; readonly identity: Pick<DingTalkIdentity, 'unionId'> },
  ): void {
    transaction.send(
      'delete from binding.unlinked_identity where tenant_id = $1 and connection_id = $2 and union_id = $3',
      [transaction.tenantId, linked.connectionId, linked.identity.unionId],
    );
  }

  /** Those whom still nobody is linked to, the newest try first; one more than `limit`, if there are so many. */
  async newest(
    tenantId: string,
    limit: number,
    after: UnlinkedPosition | undefined,
  ): Promise<readonly ListedRow[]> {
    const rows = await this.unitOfWork.ask<ListedRow>(
      tenantId,
      `select u.id, u.connection_id as "connectionId", c.display_name as "connectionName", u.display_name as name,
         u.user_id as "userId", u.first_tried_at as "firstTriedAt", u.last_tried_at as "lastTriedAt", u.tries,
         u.last_tried_at::text as position
       from binding.unlinked_identity u
       join dingtalk.connection c on c.tenant_id = u.tenant_id and c.id = u.connection_id
       where u.tenant_id = $1
         and ($2::timestamptz is null or (u.last_tried_at, u.id) < ($2, $3::uuid))
         and not exists (select from binding.binding b where b.tenant_id = u.tenant_id
           and b.connection_id = u.connection_id and b.union_id = u.union_id and b.ended_at is null)
       order by u.last_tried_at desc, u.id desc limit $4`,
      [tenantId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return rows.map((row) => ({ ...row, name: maskName(row.name), userId: maskIdentifier(row.userId) }));
  }

  /** The identity that tried under this id, and its connection; null when there is none. */
  async find(
    transaction: Transaction,
    id: string,
  ): Promise<{
    readonly connectionId: string;
    readonly identity: Pick<DingTalkIdentity, 'unionId' | 'corpId' | 'userId' | 'openId' | 'name'>;
  } | null> {
    const [row] = await transaction.query<{
      connection_id: string;
      union_id: string;
      corp_id: string;
      user_id: string;
      open_id: string | null;
      display_name: string;
    }>(
      `select connection_id, union_id, corp_id, user_id, open_id, display_name
       from binding.unlinked_identity where tenant_id = $1 and id = $2`,
      [transaction.tenantId, id],
    );
    if (row === undefined) return null;
    return {
      connectionId: row.connection_id,
      identity: {
        unionId: row.union_id,
        corpId: row.corp_id,
        userId: row.user_id,
        name: row.display_name,
        ...(row.open_id === null ? {} : { openId: row.open_id }),
      },
    };
  }
}
