import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { CompletionSteps, type Completion, type CompletionStep } from '#logon';
import { identityColumns, isOn, type ExternalIdentity } from '#providers';
import { CreateBinding } from './create-binding.js';
import { FindBinding } from './find-binding.js';

/** Name of the completion step that turns a proven account into a binding. */
export const ATTACH_STEP = 'binding.attach';

/**
 * The end of an attachment, in the transaction that opens the session: the pending record is used up by one
 * compare-and-set, and the identity that the server kept is linked to the account that was proven.
 */
@Injectable()
export class CompleteAttachment implements CompletionStep, OnModuleInit {
  readonly name = ATTACH_STEP;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly steps: CompletionSteps,
    private readonly bindings: CreateBinding,
    private readonly known: FindBinding,
  ) {}

  onModuleInit(): void {
    this.steps.register(this);
  }

  async complete(transaction: Transaction, completion: Completion): Promise<{ readonly bornOf: string }> {
    const [identity] = await transaction.query<ExternalIdentity & Record<string, unknown>>(
      `update binding.attachment set state = 'attached', finished_at = $3
       where tenant_id = $1 and id = $2 and state = 'started' and expires_at > $3
         and ${isOn('connection_id')}
       returning ${identityColumns()}`,
      [transaction.tenantId, completion.subject, this.clock.now()],
    );
    if (identity === undefined) throw new DomainError('gone', 'attachment.not_started');
    const { bindingId } = await this.bindings.create(transaction, {
      identity,
      accountId: completion.accountId,
      origin: 'attach',
      provenBy: completion.method,
      madeBy: completion.accountId,
      authority: completion.authority,
    });
    this.known.noteUse(transaction, bindingId, this.clock.now());
    return { bornOf: bindingId };
  }
}
