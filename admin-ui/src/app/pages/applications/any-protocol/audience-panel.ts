import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatRadioModule } from '@angular/material/radio';
import { firstValueFrom } from 'rxjs';
import type { ApplicationAssignee } from '../../../api/generated/models/application-assignee';
import {
  ChooseAccountDialog,
  type AccountChoice,
  type ChosenAccount,
} from '../../../people/choose-account-dialog';
import { ChooseGroupDialog } from '../../../people/choose-group-dialog';
import { ChooseUnitDialog, type UnitQuestion } from '../../../people/choose-unit-dialog';
import { roleName, ROLES, type Role } from '../../../session/role-names';
import { Session } from '../../../session/session';
import { Notify } from '../../../ui/notify';
import type { Unit } from '../../../units/units';
import { answersOf, assigneeName } from './access-answers';
import { ApplicationStore, type AnyApplication } from '../stores/application-store';

type Assignment = AnyApplication['assignments'][number];

/** Who may use the application, and why a person cannot. */
@Component({
  selector: 'oe-audience-panel',
  imports: [MatButtonModule, MatIconModule, MatMenuModule, MatRadioModule],
  templateUrl: './audience-panel.html',
  styleUrl: './audience-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AudiencePanel {
  readonly #store = inject<ApplicationStore>(ApplicationStore);
  readonly #notify = inject(Notify);
  readonly #dialog = inject(MatDialog);

  readonly application = input.required<AnyApplication>();
  readonly canManage = input(false);

  protected readonly canSeeAccounts = inject(Session).can('accounts.read');
  protected readonly canSeeDirectory = inject(Session).can('directory.read');
  protected readonly canSeeGroups = inject(Session).can('groups.read');
  protected readonly answer = signal<readonly string[] | undefined>(undefined);
  /** Roles without an assignment. */
  protected readonly roles = computed(() => {
    const given = this.application().assignments.map(({ role }) => role);
    return ROLES.filter((role) => !given.includes(role));
  });
  protected readonly roleName = roleName;

  protected readonly nameOf = assigneeName;

  protected endLabel(assignment: Assignment): string {
    return $localize`:@@applications.unassign:Take the application from ${assigneeName(assignment)}:NAME:`;
  }

  protected async setAudience(audience: 'everyone' | 'assigned'): Promise<void> {
    await this.attempt(() => this.#store.change({ audience }));
  }

  protected async addRole(role: Role): Promise<void> {
    await this.assign({ role });
  }

  protected async addAccount(): Promise<void> {
    const accountId = await this.choose(
      $localize`:@@applications.assignTitle:Who should have access?`,
      $localize`:@@applications.assignText:The person can log on to the application at once.`,
      $localize`:@@applications.assign:Add person`,
    );
    if (accountId !== undefined) await this.assign({ accountId });
  }

  protected async addUnit(): Promise<void> {
    const dialog = this.#dialog.open<ChooseUnitDialog, UnitQuestion, Unit>(ChooseUnitDialog, {
      data: {
        title: $localize`:@@chooseUnit.title:Which department should have access?`,
        text: $localize`:@@chooseUnit.text:Everyone in it and below can log on to the application, for as long as they are there.`,
      },
      width: '30rem',
    });
    const unit = await firstValueFrom(dialog.afterClosed());
    if (unit !== undefined) await this.assign({ unitId: unit.id });
  }

  protected async addGroup(): Promise<void> {
    const dialog = this.#dialog.open<ChooseGroupDialog, undefined, string>(ChooseGroupDialog, {
      width: '30rem',
    });
    const groupId = await firstValueFrom(dialog.afterClosed());
    if (groupId !== undefined) await this.assign({ groupId });
  }

  protected async end(assignment: Assignment): Promise<void> {
    await this.attempt(async () => {
      await this.#store.endAssignment(assignment.id);
      this.#notify.done($localize`:@@applications.unassigned:They can no longer use it.`);
    });
  }

  protected async explain(): Promise<void> {
    this.answer.set(undefined);
    const accountId = await this.choose(
      $localize`:@@applications.whyTitle:Check access`,
      $localize`:@@applications.whyText:Select an account to see whether it can use the application, and if not, what prevents it.`,
      $localize`:@@applications.whyAct:Check`,
    );
    if (accountId === undefined) return;
    await this.attempt(async () => {
      this.answer.set(answersOf(await this.#store.explain(accountId)));
    });
  }

  private async assign(assignee: ApplicationAssignee): Promise<void> {
    await this.attempt(() => this.#store.assign(assignee));
  }

  private async choose(title: string, text: string, act: string): Promise<string | undefined> {
    const dialog = this.#dialog.open<ChooseAccountDialog, AccountChoice, ChosenAccount>(ChooseAccountDialog, {
      data: { title, text, act },
      width: '30rem',
    });
    return (await firstValueFrom(dialog.afterClosed()))?.accountId;
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#notify.failed(error);
      await this.#store.load();
    }
  }
}
