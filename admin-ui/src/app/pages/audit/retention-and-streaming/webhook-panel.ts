import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { Api } from '../../../api/generated/api';
import {
  webhookChange,
  webhookCreate,
  webhookRemove,
  webhookReplay,
  webhookShow,
  webhookTest,
} from '../../../api/generated/functions';
import type { AuditWebhook } from '../../../api/generated/models/audit-webhook';
import { revised, type Revised } from '../../../api/revised';
import { problemOf, type Problem } from '../../../problems/problem';
import { Confirm } from '../../../ui/confirm';
import { CopyButton } from '../../../ui/copy-button';
import { FormFields } from '../../../ui/form-fields';
import { Notify } from '../../../ui/notify';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { newWebhookSecret } from './new-webhook-secret';
import { WebhookHeaders, type FixedHeader } from './webhook-headers';
import { WebhookStatus } from './webhook-status';

/** An HTML pattern: it applies to the whole value, in mode `v`. Pasted spaces around it are allowed. */
const ADDRESS = String.raw`\s*https?:\/\/[^\s?#@]+\s*`;
const SECRET = String.raw`\s*whsec_[A-Za-z0-9+\/]{32,88}={0,2}\s*`;

/** Milliseconds between two refreshes of the progress. */
const LOOK_MS = 3_000;

/** The webhook to which records are sent, and its backlog. */
@Component({
  selector: 'oe-webhook-panel',
  imports: [
    CopyButton,
    FormsModule,
    MatButtonModule,
    FormFields,
    MatInputModule,
    ProblemPanel,
    Skeleton,
    WebhookHeaders,
    WebhookStatus,
  ],
  templateUrl: './webhook-panel.html',
  styleUrl: './panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WebhookPanel {
  readonly #api = inject(Api);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);

  readonly canManage = input(false);
  /** Null: no webhook. */
  protected readonly webhook = signal<AuditWebhook | null | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly url = signal('');
  protected readonly secret = signal('');
  /** The replacing headers; undefined: unchanged. */
  protected readonly headers = signal<readonly FixedHeader[] | undefined>(undefined);
  protected readonly from = signal<number | null>(null);
  /** A generated secret that is not saved yet. */
  protected readonly made = signal<string | undefined>(undefined);
  /** Why the receiver refused the last test. */
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly address = ADDRESS;
  protected readonly secretForm = SECRET;
  #revision = '';

  constructor() {
    void this.load();
    const looking = setInterval(() => void this.look(), LOOK_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(looking);
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.take(revised(await this.#api.invoke$Response(webhookShow)));
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 404) this.webhook.set(null);
      else this.problem.set(problem);
    }
  }

  protected async save(): Promise<void> {
    const headers = this.headers();
    const body = {
      url: this.url().trim(),
      ...(this.secret() === '' ? {} : { secret: this.secret().trim() }),
      ...(headers === undefined ? {} : { headers: [...headers] }),
    };
    await this.attempt(async () => {
      const answer = this.webhook()
        ? await this.#api.invoke$Response(webhookChange, { 'if-match': this.#revision, body })
        : await this.#api.invoke$Response(webhookCreate, { body });
      this.take(revised(answer));
      this.#notify.done($localize`:@@audit.keeping.saved:Saved.`);
    });
  }

  protected make(): void {
    const secret = newWebhookSecret();
    this.made.set(secret);
    this.secret.set(secret);
  }

  protected async test(): Promise<void> {
    this.refusal.set(undefined);
    await this.attempt(async () => {
      const { isAccepted, failure, milliseconds } = await this.#api.invoke(webhookTest);
      const time = Math.round(milliseconds);
      if (isAccepted) this.#notify.done($localize`:@@audit.webhook.accepted:Accepted after ${time}:MS: ms.`);
      else this.refusal.set(failure ?? '');
    });
  }

  protected async replay(): Promise<void> {
    const from = this.from();
    if (from === null) return;
    await this.attempt(async () => {
      this.webhook.set(await this.#api.invoke(webhookReplay, { body: { from } }));
      this.#notify.done(
        $localize`:@@audit.webhook.replayed:Records from ${from}:FROM: on will be sent again.`,
      );
    });
  }

  protected async remove(): Promise<void> {
    const yes = await this.#confirm.ask({
      title: $localize`:@@audit.webhook.removeAsk:Stop sending?`,
      text: $localize`:@@audit.webhook.removeText:The receiver gets no more records. The log itself does not change.`,
      act: $localize`:@@audit.webhook.remove:Remove the receiver`,
    });
    if (yes === undefined) return;
    await this.attempt(async () => {
      await this.#api.invoke(webhookRemove);
      this.webhook.set(null);
    });
  }

  /** Refreshes the progress. A change stays based on the revision that was loaded before. */
  private async look(): Promise<void> {
    if (!this.webhook() || document.hidden) return;
    const seen = await this.#api.invoke(webhookShow).catch(() => undefined); // the next refresh tries again
    if (seen !== undefined && this.webhook()) this.webhook.set(seen);
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#notify.failed(error);
    }
  }

  private take({ value, revision }: Revised<AuditWebhook>): void {
    this.#revision = revision;
    this.webhook.set(value);
    this.url.set(value.url);
    this.secret.set('');
    this.headers.set(undefined);
    this.made.set(undefined);
  }
}
