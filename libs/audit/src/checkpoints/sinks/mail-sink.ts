import type { UnitOfWork } from '#database';
import type { MailQueue } from '#mail';
import type { Checkpoint } from '../../document/checkpoint.js';
import { linesOf, sinkId, type CheckpointSink } from './checkpoint-sink.js';

/** Sends checkpoints by email. */
export class MailSink implements CheckpointSink {
  readonly kind = 'mail';
  readonly id: string;

  constructor(
    private readonly to: string,
    private readonly unitOfWork: UnitOfWork,
    private readonly mailQueue: MailQueue,
  ) {
    this.id = sinkId('mail', to);
  }

  async deliver(checkpoints: readonly Checkpoint[]): Promise<void> {
    const last = checkpoints.at(-1);
    if (last === undefined) return;
    const mail = {
      to: this.to,
      kind: 'audit.checkpoint',
      subject: `Checkpoint ${String(last.sequence)} of the log of ${last.tenant}`,
      text: [
        'Keep this mail where nobody who runs openeiam can change it.',
        'Each line below is a signed statement of where the log stood. Saved as a file, they are what',
        '"audit verify --checkpoints <file>" holds the log against.',
        '',
        linesOf(checkpoints),
      ].join('\n'),
    };
    await this.unitOfWork.run(last.tenant, (transaction) => this.mailQueue.enqueue(transaction, mail));
  }
}
