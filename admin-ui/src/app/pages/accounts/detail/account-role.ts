import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatSelectModule } from '@angular/material/select';
import { firstValueFrom } from 'rxjs';
import type { AccountDetail } from '../../../api/generated/models/account-detail';
import { permissionName } from '../../../session/permission-names';
import { roleName, ROLES, type Role } from '../../../session/role-names';
import { Session } from '../../../session/session';
import { Confirm } from '../../../ui/confirm';
import { MethodNames } from '../../../session/method-names';
import { FormFields } from '../../../ui/form-fields';
import { Notify } from '../../../ui/notify';
import { AccountStore } from './account-store';
import { RaiseRoleDialog, type RaisedRole, type Vouched } from './raise-role-dialog';

/** Roles that need a confirmation. */
const POWERFUL: readonly Role[] = ['owner', 'administrator'];

/** The account's role, and what it permits. */
@Component({
  selector: 'oe-account-role',
  imports: [FormFields, MatSelectModule],
  template: `
    <mat-form-field class="oe-wide" subscriptSizing="dynamic">
      <mat-label i18n="@@accounts.role">Role</mat-label>
      <mat-select [value]="account().role" [disabled]="!canManage()" (selectionChange)="choose($event.value)">
        @for (one of roles(); track one) {
          <mat-option [value]="one">{{ roleName(one) }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
    @if (account().permissions.length > 0) {
      <ul>
        @for (one of account().permissions; track one) {
          <li>{{ permissionName(one) }}</li>
        }
      </ul>
    } @else {
      <p class="oe-muted" i18n="@@accounts.nothingMore">
        Only what everyone may do: see their own sessions and linked identities in the portal.
      </p>
    }
  `,
  styles: `
    ul {
      columns: 2;
      margin: 12px 0 0;
      padding-inline-start: 20px;
    }
    p {
      margin: 12px 0 0;
    }
    @media (max-width: 599.98px) {
      ul {
        columns: 1;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountRole {
  readonly #store = inject(AccountStore);
  readonly #notify = inject(Notify);
  readonly #session = inject(Session);
  readonly #confirm = inject(Confirm);
  readonly #dialog = inject(MatDialog);
  readonly #methods = inject(MethodNames);

  readonly account = input.required<AccountDetail>();
  readonly canManage = input(false);

  protected readonly roles = computed(() =>
    ROLES.filter(
      (role) => role !== 'owner' || this.account().role === 'owner' || this.#session.can('owners.manage'),
    ),
  );
  protected readonly roleName = roleName;
  protected readonly permissionName = permissionName;

  /** Changes the role at once, with undo; asks first where a logon method would not count for the new role. */
  protected async choose(role: Role): Promise<void> {
    const before = this.account().role;
    try {
      const answer = await this.ask(role);
      if (answer === undefined) {
        await this.#store.load();
        return;
      }
      await this.#store.setRole(role, answer.vouch);
      const text = $localize`:@@accounts.roleSet:The role is ${roleName(role)}:ROLE: now.`;
      if (await this.#notify.doneWithUndo(text)) await this.#store.setRole(before);
    } catch (error) {
      this.#notify.failed(error);
      await this.#store.load();
    }
  }

  /** Undefined: the person cancelled. */
  private async ask(role: Role): Promise<Vouched | undefined> {
    const { methods } = await this.#store.asRole(role);
    const outgrown = methods.filter(({ standing }) => standing === 'outgrown');
    const { displayName, username } = this.account();
    if (outgrown.length === 0) return this.askPowerful(role, displayName || username);
    const dialog = this.#dialog.open<RaiseRoleDialog, RaisedRole, Vouched>(RaiseRoleDialog, {
      data: {
        name: displayName || username,
        role: roleName(role),
        outgrown: outgrown.map(({ key }) => this.#methods.of(key)),
      },
      width: '30rem',
    });
    return firstValueFrom(dialog.afterClosed());
  }

  /** Asks before somebody gets a role that can change nearly everything. */
  private async askPowerful(role: Role, name: string): Promise<Vouched | undefined> {
    if (!POWERFUL.includes(role)) return { vouch: false };
    const answer = await this.#confirm.ask({
      title: $localize`:@@accounts.powerfulTitle:Make ${name}:NAME: ${roleName(role)}:ROLE:?`,
      text:
        role === 'owner'
          ? $localize`:@@accounts.ownerText:An owner may do everything, including making and removing other owners. All sessions of the account end.`
          : $localize`:@@accounts.administratorText:An administrator may change accounts, links, logon methods and settings. All sessions of the account end.`,
      act: $localize`:@@accounts.giveRole:Give the role`,
    });
    return answer && { vouch: false };
  }
}
