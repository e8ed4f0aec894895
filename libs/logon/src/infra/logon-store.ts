import { Injectable } from '@nestjs/common';
import { newId, type Present } from '#kernel';
import type { Transaction } from '#database';
import type { Role } from '#accounts';
import type { Device } from '../domain/device.js';
import type { TakenProof } from '../domain/proof.js';

/** Seconds in which a logon that waits must be brought what it needs. */
export const WAIT_SECONDS = 600;

/** What every row of a logon says from the beginning. */
export interface NewLogonRow {
  readonly id: string;
  readonly browserHash: Buffer;
  readonly purpose: string;
  /** The method that it began with. */
  readonly method: string;
  readonly returnTo: string;
  readonly begunBy?: string | undefined;
  readonly application?: string | undefined;
  readonly device: Device;
}

/** A logon that waits and has been taken by a step; it is locked until the transaction ends. */
export interface WaitingRow {
  readonly id: string;
  readonly purpose: string;
  readonly method: string;
  readonly step: string | null;
  readonly subject: string | null;
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly returnTo: string;
  readonly application: string | null;
  /** Whether account and tenant have had all their sessions ended since an account was proven. */
  readonly isOutdated: boolean;
}

/** Rows of logons: each is written by one statement that names the state that it starts from. */
@Injectable()
export class LogonStore {
  /** Keeps a logon that is complete with its first proof. Shares a round trip with what follows. */
  complete(
    transaction: Transaction,
    logon: NewLogonRow & { readonly accountId: string; readonly sessionId: string },
    proof: TakenProof,
    now: Present,
  ): void {
    transaction.send(COMPLETE, [
      logon.id,
      transaction.tenantId,
      logon.browserHash,
      logon.purpose,
      logon.method,
      logon.accountId,
      logon.sessionId,
      logon.returnTo,
      logon.device.ip,
      logon.device.userAgent,
      now,
      logon.begunBy ?? null,
      logon.application ?? null,
      newId(),
      proof.method,
      proof.evidence.factor,
      proof.evidence.amr,
      proof.authority,
      proof.bornOf ?? null,
    ]);
  }

  /** Keeps a logon that waits for what `needs` names. One that waited in the same browser is abandoned. */
  async wait(
    transaction: Transaction,
    logon: NewLogonRow & { readonly sessionId?: string | undefined },
    needs: { readonly key: string; readonly subject?: string },
    now: Present,
  ): Promise<void> {
    transaction.send(
      `update logon.logon set state = 'abandoned'
       where tenant_id = $1 and browser_hash = $2 and state = 'awaiting_proof'`,
      [transaction.tenantId, logon.browserHash],
    );
    await transaction.query(
      `insert into logon.logon (id, tenant_id, browser_hash, purpose, state, method, session_id, needs, step, step_subject,
         return_to, ip, user_agent, created_at, expires_at, begun_by, application)
       values ($1, $2, $3, $4, 'awaiting_proof', $5, $6, $7, $8, $9, $10, $11, $12, $13,
         $13::timestamptz + make_interval(secs => ${String(WAIT_SECONDS)}), $14, $15)`,
      [
        logon.id,
        transaction.tenantId,
        logon.browserHash,
        logon.purpose,
        logon.method,
        logon.sessionId ?? null,
        needs.key,
        needs.subject === undefined ? null : needs.key,
        needs.subject ?? null,
        logon.returnTo,
        logon.device.ip,
        logon.device.userAgent,
        now,
        logon.begunBy ?? null,
        logon.application ?? null,
      ],
    );
  }

  /** Takes the logon that waits in this browser for what `needs` names, and locks it. */
  async take(
    transaction: Transaction,
    browserHash: Buffer,
    needs: string,
    now: Present,
  ): Promise<WaitingRow | undefined> {
    const [row] = await transaction.query<WaitingRow & Record<string, unknown>>(
      `select l.id, l.purpose, l.method, l.step, l.step_subject as subject, l.account_id as "accountId",
         l.session_id as "sessionId", l.return_to as "returnTo", l.application,
         l.account_id is not null and not exists (select from accounts.account a
           join tenancy.tenant t on t.id = a.tenant_id
           where a.tenant_id = l.tenant_id and a.id = l.account_id
             and a.session_epoch = l.account_epoch and t.session_epoch = l.tenant_epoch) as "isOutdated"
       from logon.logon l
       where l.tenant_id = $1 and l.browser_hash = $2 and l.state = 'awaiting_proof' and l.needs = $3 and l.expires_at > $4
       for no key update of l`,
      [transaction.tenantId, browserHash, needs, now],
    );
    return row;
  }

  /**
   * Lets a logon whose account is proven wait for what else it needs. False: the account or its tenant is not active, or its
   * role not among these.
   */
  async waitAsAccount(
    transaction: Transaction,
    logonId: string,
    accountId: string,
    roles: readonly Role[],
    needs: string,
  ): Promise<boolean> {
    const kept = await transaction.query(
      `update logon.logon l set account_id = a.id, needs = $3, account_epoch = a.session_epoch,
         tenant_epoch = t.session_epoch
       from (select id, tenant_id, session_epoch from accounts.account
             where tenant_id = $1 and id = $4 and status = 'active' and role = any($5) for share) a
         join tenancy.tenant t on t.id = a.tenant_id and t.status = 'active'
       where l.tenant_id = $1 and l.id = $2 and l.state = 'awaiting_proof' returning 1`,
      [transaction.tenantId, logonId, needs, accountId, roles],
    );
    return kept.length > 0;
  }

  /** Abandons logons that wait and have proven this account, or by what bears this id. Shares a round trip with what follows. */
  abandon(
    transaction: Transaction,
    by: { readonly accountId?: string | undefined; readonly bornOf?: string | undefined },
  ): void {
    transaction.send(
      `update logon.logon l set state = 'abandoned'
       where l.tenant_id = $1 and l.state = 'awaiting_proof' and ($2::uuid is null or l.account_id = $2)
         and ($3::uuid is null or exists (select from logon.proof p
           where p.tenant_id = l.tenant_id and p.logon_id = l.id and p.born_of = $3))`,
      [transaction.tenantId, by.accountId ?? null, by.bornOf ?? null],
    );
  }

  /** Abandons logons that wait and were begun by this. */
  async abandonBegunBy(transaction: Transaction, begunBy: string): Promise<void> {
    await transaction.query(
      `update logon.logon set state = 'abandoned'
       where tenant_id = $1 and begun_by = $2 and state = 'awaiting_proof'`,
      [transaction.tenantId, begunBy],
    );
  }

  /** Completes a logon that waited. Shares a round trip with what follows. */
  completeWaiting(
    transaction: Transaction,
    logonId: string,
    ends: { readonly accountId: string; readonly sessionId: string },
    now: Present,
  ): void {
    transaction.send(
      `update logon.logon set state = 'completed', needs = null, account_id = $3, session_id = $4, completed_at = $5
       where tenant_id = $1 and id = $2`,
      [transaction.tenantId, logonId, ends.accountId, ends.sessionId, now],
    );
  }
}

const COMPLETE = `with logon as (
    insert into logon.logon (id, tenant_id, browser_hash, purpose, state, method, account_id, session_id, return_to, ip,
      user_agent, created_at, expires_at, completed_at, begun_by, application)
    values ($1, $2, $3, $4, 'completed', $5, $6, $7, $8, $9, $10, $11, $11, $11, $12, $13)
    returning tenant_id, id, account_id, completed_at)
  insert into logon.proof (tenant_id, logon_id, account_id, proven_at, id, method, factor, amr, authority, born_of)
  select tenant_id, id, account_id, completed_at, $14::uuid, $15, $16, $17::text[], $18, $19::uuid from logon`;
