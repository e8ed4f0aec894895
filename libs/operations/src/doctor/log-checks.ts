import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

/** The doctor's checks of the logs' proof and of the places to which they are sent. */
@Injectable()
export class LogChecks {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  checks(): readonly Check[] {
    return [
      { name: 'checkpoints', look: () => this.checkpoints() },
      { name: 'logs', look: () => this.logs() },
      { name: 'log-receivers', look: () => this.receivers() },
    ];
  }

  private async checkpoints(): Promise<Omit<Finding, 'check'>> {
    const { AUDIT_CHECKPOINT_FILE, AUDIT_CHECKPOINT_URL, AUDIT_CHECKPOINT_MAIL } = this.settings;
    const places = [AUDIT_CHECKPOINT_FILE, AUDIT_CHECKPOINT_URL, AUDIT_CHECKPOINT_MAIL];
    if (places.every((place) => place === undefined))
      return warning(
        'Checkpoints of the log are kept only in the database.',
        'Set AUDIT_CHECKPOINT_FILE, _URL or _MAIL to keep them elsewhere, too. docs/audit-log.md says why.',
      );
    const rows = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<{ tenants: number }>(
        'select count(distinct tenant_id)::int as tenants from audit.checkpoint_sink where failures > 0',
      ),
    );
    const tenants = rows[0]?.tenants ?? 0;
    if (tenants === 0) return ok('Checkpoints reach the places outside the database.');
    return failed(
      `Checkpoints of ${String(tenants)} tenants did not reach a place outside the database at the last attempt.`,
      'The log of the worker says why.',
    );
  }

  private async logs(): Promise<Omit<Finding, 'check'>> {
    const [row] = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<{ logs: number; doubted: number; ids: readonly string[] }>(
        `select count(*)::int as logs, count(code)::int as doubted,
           (array_agg(tenant_id) filter (where code is not null))[1:3] as ids from audit.watch`,
      ),
    );
    const { logs = 0, doubted = 0, ids = [] } = row ?? {};
    if (doubted === 0) return ok(`None of the ${String(logs)} examined logs is in doubt.`);
    return failed(
      `${String(doubted)} logs are not intact, such as those of the tenants ${ids.join(', ')}.`,
      'For details, run: audit verify --tenant <slug>. docs/audit-log.md says what to do next.',
    );
  }

  private async receivers(): Promise<Omit<Finding, 'check'>> {
    const [row] = await this.unitOfWork.query<{ webhooks: number; failing: number }>(
      null,
      'select webhooks, failing from audit.webhook_figures()',
    );
    const { webhooks = 0, failing = 0 } = row ?? {};
    const text = `${String(failing)} of ${String(webhooks)} log receivers did not accept the last message.`;
    if (failing === 0) return ok(text);
    return warning(text, 'For the reason, run: audit webhook show --tenant <slug>');
  }
}
