import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { accountsCreate } from '../../../api/generated/functions';
import { problemOf, type Problem } from '../../../problems/problem';
import { roleName, ROLES, type Role } from '../../../session/role-names';
import { Session } from '../../../session/session';
import { formCheck } from '../../../ui/form-check';
import { FormFields } from '../../../ui/form-fields';
import { Notify } from '../../../ui/notify';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';

const MEMBER: Role = 'member';

/** The API's form of a username; pasted spaces around it are allowed. */
const USERNAME = /^\s*[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*\s*$/u;

/** Creates an account. Without a password, its owner logs on by a one-time attach link or a code by email. */
@Component({
  selector: 'oe-new-account-page',
  imports: [
    MatButtonModule,
    FormFields,
    MatInputModule,
    MatSelectModule,
    PageHeader,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './new-account-page.html',
  styles: `
    form {
      display: grid;
      gap: 20px;
      max-width: 32rem;
      padding: 24px;
    }
    .acts {
      display: flex;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewAccountPage {
  readonly #holds = formCheck();
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #notify = inject(Notify);
  protected readonly list = { title: $localize`:@@page.accounts:Accounts`, link: '/accounts' };
  protected readonly roles = ROLES.filter((role) => role !== 'owner' || inject(Session).can('owners.manage'));
  protected readonly roleName = roleName;
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    username: ['', [Validators.required, Validators.pattern(USERNAME), Validators.maxLength(64)]],
    displayName: ['', [Validators.required, Validators.maxLength(100)]],
    email: ['', [Validators.email, Validators.maxLength(254)]],
    phoneNumber: ['', Validators.maxLength(100)],
    role: MEMBER,
    password: [''],
  });

  protected async create(): Promise<void> {
    if (!this.#holds(this.form) || this.isBusy()) return;
    const { username, displayName, email, phoneNumber, role, password } = this.form.getRawValue();
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const { id } = await this.#api.invoke(accountsCreate, {
        body: {
          username: username.trim(),
          displayName: displayName.trim(),
          email: email.trim() || null,
          phoneNumber: phoneNumber.trim() || null,
          role,
          ...(password === '' ? {} : { password }),
        },
      });
      this.#notify.done($localize`:@@accounts.created:Account created.`);
      await this.#router.navigate(['/accounts', id], { replaceUrl: true });
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
