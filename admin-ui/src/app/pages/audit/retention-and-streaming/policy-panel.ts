import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatSelectModule } from '@angular/material/select';
import { Api } from '../../../api/generated/api';
import { auditPolicyChange, auditPolicyShow } from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';
import { FormFields } from '../../../ui/form-fields';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { RevisedSetting } from './revised-setting';

type Policy = ResultOf<typeof auditPolicyShow>;

const ADDRESSES: readonly { readonly form: Policy['ipForm']; readonly name: string }[] = [
  { form: 'full', name: $localize`:@@audit.policy.ip.full:In full` },
  { form: 'network', name: $localize`:@@audit.policy.ip.network:Only the network they are in` },
  { form: 'hashed', name: $localize`:@@audit.policy.ip.hashed:As a keyed hash` },
];

const AGENTS: readonly { readonly form: Policy['agentForm']; readonly name: string }[] = [
  { form: 'full', name: $localize`:@@audit.policy.agent.full:In full` },
  { form: 'parsed', name: $localize`:@@audit.policy.agent.parsed:Only browser and system` },
];

/** The policy for devices in new records. */
@Component({
  selector: 'oe-policy-panel',
  imports: [FormsModule, MatButtonModule, FormFields, MatSelectModule, ProblemPanel, Skeleton],
  template: `
    <h2 i18n="@@audit.policy">What records keep of devices</h2>
    <p class="oe-muted" i18n="@@audit.policy.text">
      A change applies to new records. Existing records never change.
    </p>
    @if (policy.problem(); as failed) {
      <oe-problem-panel [problem]="failed" [canRetry]="true" (retry)="load()" />
    } @else if (policy.value(); as now) {
      <form class="row" (ngSubmit)="save()">
        <mat-form-field subscriptSizing="dynamic">
          <mat-label i18n="@@audit.policy.ip">IP addresses</mat-label>
          <mat-select name="ip" [disabled]="!canManage()" [(ngModel)]="ipForm">
            @for (one of addresses; track one.form) {
              <mat-option [value]="one.form">{{ one.name }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <mat-form-field subscriptSizing="dynamic">
          <mat-label i18n="@@audit.policy.agent">Browsers (user agents)</mat-label>
          <mat-select name="agent" [disabled]="!canManage()" [(ngModel)]="agentForm">
            @for (one of agents; track one.form) {
              <mat-option [value]="one.form">{{ one.name }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        @if (canManage()) {
          <button
            matButton="filled"
            type="submit"
            [disabled]="ipForm() === now.ipForm && agentForm() === now.agentForm"
            i18n="@@audit.keeping.save"
          >
            Save
          </button>
        }
      </form>
    } @else {
      <oe-skeleton [rows]="2" />
    }
  `,
  styleUrl: './panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PolicyPanel {
  readonly #api = inject(Api);

  readonly canManage = input(false);
  readonly changed = output();
  protected readonly ipForm = signal<Policy['ipForm']>('full');
  protected readonly agentForm = signal<Policy['agentForm']>('full');
  protected readonly addresses = ADDRESSES;
  protected readonly agents = AGENTS;
  protected readonly policy = new RevisedSetting<Policy>(
    () => this.#api.invoke$Response(auditPolicyShow),
    ({ ipForm, agentForm }) => {
      this.ipForm.set(ipForm);
      this.agentForm.set(agentForm);
    },
  );

  load(): Promise<void> {
    return this.policy.load();
  }

  protected async save(): Promise<void> {
    const body = { ipForm: this.ipForm(), agentForm: this.agentForm() };
    const isSaved = await this.policy.change(() =>
      this.#api.invoke$Response(auditPolicyChange, { 'if-match': this.policy.revision, body }),
    );
    if (isSaved) this.changed.emit();
  }
}
