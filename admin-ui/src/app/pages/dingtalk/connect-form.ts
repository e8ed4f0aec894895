import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatStepperModule } from '@angular/material/stepper';
import { problemOf, type Problem } from '../../problems/problem';
import { Notify } from '../../ui/notify';
import { ProblemPanel } from '../../ui/problem-panel';
import { ConnectionsStore } from './connections-store';
import { SetupValues } from './setup-values';

/** People paste with spaces around; those are taken away. */
const ID = /^\s*[\w-]+\s*$/;

/** Guides through the first connection: what to enter at DingTalk, then what DingTalk shows. */
@Component({
  selector: 'oe-connect-form',
  imports: [
    MatButtonModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatStepperModule,
    ProblemPanel,
    ReactiveFormsModule,
    SetupValues,
  ],
  templateUrl: './connect-form.html',
  styles: `
    .fields {
      display: grid;
      gap: 20px;
      max-width: 30rem;
      padding-block: 12px;
    }
    .step-icon {
      width: 16px;
      height: 16px;
    }
    .acts {
      display: flex;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectForm {
  readonly #store = inject(ConnectionsStore);
  readonly #notify = inject(Notify);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    displayName: ['DingTalk', [Validators.required, Validators.maxLength(100)]],
    corpId: ['', [Validators.required, Validators.pattern(ID), Validators.maxLength(128)]],
    clientId: ['', [Validators.required, Validators.pattern(ID), Validators.maxLength(128)]],
    clientSecret: ['', [Validators.required, Validators.minLength(8), Validators.maxLength(256)]],
  });

  protected async connect(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      await this.#store.create(trimmed(this.form.getRawValue()));
      this.#notify.done(
        $localize`:@@dingtalk.connected:DingTalk is connected. Check it, then switch the logon on.`,
      );
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}

/** People paste with what stands around; none of the values has spaces at its ends. */
function trimmed<T extends Readonly<Record<string, string>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])) as T;
}
