import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import type { ChainEnd } from '../chain/chain-end.js';
import { ChainEnds } from '../chain/chain-ends.js';
import { ChainTokens } from '../chain/chain-tokens.js';
import { NO_HASH } from '../document/canonical-form.js';
import { statementDocument, statementHash, type Statement } from '../document/statement.js';
import { lastStatement as lastOfLog } from '../infra/log-statements.js';
import type { LogPolicy } from '../policy/log-policy.js';
import { SignedPolicies } from '../policy/signed-policies.js';
import { LogSigner } from '../signing/log-signer.js';

type Own<S extends Statement> = S extends Statement
  ? Omit<S, Exclude<keyof Statement, 'kind'>> & Partial<Pick<S, 'first' | 'before'>>
  : never;

/** The content of a statement besides the state of the log, and the beginning where it moves. */
export type StatementContent = Own<Statement>;

/** Signs a statement about a log's present state, together with the head of the chain. */
@Injectable()
export class SignLogStatement {
  constructor(
    private readonly ends: ChainEnds,
    private readonly tokens: ChainTokens,
    private readonly signer: LogSigner,
    private readonly policies: SignedPolicies,
  ) {}

  /**
   * Vouches for the end, the policy and all statements from now on, even if they were not validly signed before.
   *
   * @param after a time that the statement's time must exceed, in case a clock is wrong; RFC 3339, UTC
   */
  async vouch(
    transaction: Transaction,
    content: StatementContent,
    after?: string,
  ): Promise<{ readonly statement: Statement; readonly policy: LogPolicy }> {
    const policy = await this.policies.sign(transaction);
    const statement = await this.write(transaction, content, policy.revision, 'audit.add_statement', after);
    return { statement, policy };
  }

  /** Moves the beginning of the log, as far as the database permits. */
  async cut(
    transaction: Transaction,
    content: StatementContent & { readonly kind: 'cut' },
  ): Promise<Statement> {
    const { policy } = await this.policies.take(transaction);
    return this.write(transaction, content, policy.revision, 'audit.cut_off');
  }

  private async write(
    transaction: Transaction,
    content: StatementContent,
    policy: number,
    function_: 'audit.add_statement' | 'audit.cut_off',
    after?: string,
  ): Promise<Statement> {
    const end = await this.ends.take(transaction);
    const former = await lastStatement(transaction);
    assertNamed(former, end, content);
    const { tenant, sequence, hash } = end;
    const statement = statementDocument.parse(
      this.signer.sign({
        version: 1,
        tenant,
        number: (former?.number ?? 0) + 1,
        previous: former === undefined ? NO_HASH : statementHash(former),
        first: former?.first ?? 1,
        before: former?.before ?? NO_HASH,
        sequence,
        hash,
        madeAt: laterOf(end.now, after).toISOString(),
        ...content,
      }),
    );
    const head = this.ends.sign({
      tenant,
      sequence,
      hash,
      policy,
      recordedAt: end.recordedAt.toISOString(),
      statement: {
        number: statement.number,
        hash: statementHash(statement),
      },
    });
    const { token, next } = this.tokens.open(end);
    await transaction.query(`select ${function_}($1, $2, $3, $4)`, [
      JSON.stringify(statement),
      JSON.stringify(head),
      token,
      next,
    ]);
    return statement;
  }
}

function laterOf(now: Date, after: string | undefined): Date {
  return after === undefined ? now : new Date(Math.max(now.getTime(), Date.parse(after) + 1));
}

/** A statement that the signed head does not name is a forgery; a log that is adopted starts over. */
function assertNamed(former: Statement | undefined, { head }: ChainEnd, { kind }: StatementContent): void {
  if (head === undefined || kind === 'adopted') return;
  if (former === undefined || statementHash(former) !== head.statement.hash) throw statementForged();
}

async function lastStatement(transaction: Transaction): Promise<Statement | undefined> {
  const [row] = await transaction.run(lastOfLog, { tenantId: transaction.tenantId });
  if (row === undefined) return undefined;
  const result = statementDocument.safeParse(row.document);
  if (!result.success) throw statementForged();
  return result.data;
}

function statementForged(): DomainError {
  return new DomainError('conflict', 'audit.statement_forged', {
    detail: 'The newest statement about the log is not the one that was signed. Verify the log.',
  });
}
