import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import type { AccountDetail } from '../../../api/generated/models/account-detail';
import { problemOf, type Problem } from '../../../problems/problem';
import { formCheck } from '../../../ui/form-check';
import { FormFields } from '../../../ui/form-fields';
import { Timestamp } from '../../../ui/timestamp';
import { Notify } from '../../../ui/notify';
import { ProblemPanel } from '../../../ui/problem-panel';
import { AccountStore } from './account-store';

/** Name, address and phone number of the account, to read or change. */
@Component({
  selector: 'oe-account-profile',
  imports: [MatButtonModule, FormFields, MatInputModule, Timestamp, ProblemPanel, ReactiveFormsModule],
  templateUrl: './account-profile.html',
  styles: `
    form {
      display: grid;
      gap: 4px;
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 4px 16px;
      margin: 12px 0 0;
    }
    dd {
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountProfile {
  readonly #holds = formCheck();
  readonly #store = inject(AccountStore);
  readonly #notify = inject(Notify);

  readonly account = input.required<AccountDetail>();
  readonly canManage = input(false);

  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    displayName: ['', [Validators.required, Validators.maxLength(200)]],
    email: ['', [Validators.email, Validators.maxLength(300)]],
    phoneNumber: ['', Validators.maxLength(100)],
  });

  constructor() {
    effect(() => {
      const { displayName, email, phoneNumber } = this.account();
      const isAllowed = this.canManage();
      untracked(() => {
        // Reloaded values do not overwrite what the person is typing.
        if (!this.form.dirty)
          this.form.reset({ displayName, email: email ?? '', phoneNumber: phoneNumber ?? '' });
        if (isAllowed) this.form.enable();
        else this.form.disable();
      });
    });
  }

  protected async save(): Promise<void> {
    if (!this.#holds(this.form) || this.isBusy()) return;
    const { displayName, email, phoneNumber } = this.form.getRawValue();
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      await this.#store.update({
        displayName: displayName.trim(),
        email: email.trim() || null,
        phoneNumber: phoneNumber.trim() || null,
      });
      this.form.markAsPristine();
      this.#notify.done($localize`:@@accounts.saved:Saved.`);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
