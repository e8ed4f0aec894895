import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { problemOf, type Problem } from '../../problems/problem';
import { FormFields } from '../../ui/form-fields';
import { Notify } from '../../ui/notify';
import { ProblemPanel } from '../../ui/problem-panel';
import { ConnectionsStore, type Connection } from './connections-store';

/** The name, the lifetime of a QR code, and the kind of confirmation. */
@Component({
  selector: 'oe-connection-settings',
  imports: [MatButtonModule, FormFields, MatInputModule, MatRadioModule, ProblemPanel, ReactiveFormsModule],
  templateUrl: './connection-settings.html',
  styles: `
    form {
      display: grid;
      gap: 12px;
      max-width: 36rem;
    }
    mat-radio-button {
      display: block;
    }
    .hint {
      margin: 0 0 8px 40px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionSettings {
  readonly #store = inject(ConnectionsStore);
  readonly #notify = inject(Notify);

  readonly connection = input.required<Connection>();
  readonly canManage = input(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly form = inject(NonNullableFormBuilder).group({
    displayName: ['', [Validators.required, Validators.maxLength(100)]],
    ticketLifetimeSeconds: [120, [Validators.required, Validators.min(30), Validators.max(300)]],
    confirmation: inject(NonNullableFormBuilder).control<Connection['confirmation']>('plain'),
  });

  constructor() {
    effect(() => {
      const connection = this.connection();
      // What the person is typing stays; saving compares it with the newest state.
      if (!this.form.dirty) this.form.reset(connection);
      if (!this.canManage()) this.form.disable();
    });
  }

  protected async save(): Promise<void> {
    if (this.form.invalid) return;
    this.problem.set(undefined);
    try {
      await this.#store.update(this.connection(), this.form.getRawValue());
      this.form.markAsPristine();
      this.#notify.done($localize`:@@dingtalk.saved:Saved.`);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
