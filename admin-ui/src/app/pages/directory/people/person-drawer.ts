import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { directoryPerson } from '../../../api/generated/functions';
import type { DirectoryPersonDetail } from '../../../api/generated/models/directory-person-detail';
import { problemOf, type Problem } from '../../../problems/problem';
import { roleName } from '../../../session/role-names';
import { Session } from '../../../session/session';
import { Timestamp } from '../../../ui/timestamp';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { EndBindings } from '../../bindings/end-bindings';

/** A person's data in the organisation, their account, and how they are linked. */
@Component({
  selector: 'oe-person-drawer',
  imports: [MatButtonModule, MatDialogModule, Timestamp, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './person-drawer.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonDrawer {
  readonly #api = inject(Api);
  readonly #endBindings = inject(EndBindings);
  readonly #session = inject(Session);
  protected readonly personId = inject<string>(MAT_DIALOG_DATA);

  protected readonly person = signal<DirectoryPersonDetail | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly seesAccounts = this.#session.can('accounts.read');
  protected readonly seesBindings = this.#session.can('bindings.read');
  protected readonly canEnd = this.#session.can('bindings.end');
  protected readonly roleName = roleName;

  constructor() {
    void this.load();
  }

  /** Ends the binding; no run creates it again. */
  protected async end({ account }: DirectoryPersonDetail, bindingId: string): Promise<void> {
    if (await this.#endBindings.ask([{ id: bindingId, account }])) await this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.person.set(await this.#api.invoke(directoryPerson, { personId: this.personId }));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
