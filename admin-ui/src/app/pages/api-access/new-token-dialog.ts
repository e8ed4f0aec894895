import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { ApiToken } from '../../api/generated/models/api-token';
import type { CreatedApiToken } from '../../api/generated/models/created-api-token';
import type { NewApiToken } from '../../api/generated/models/new-api-token';
import { problemOf, type Problem } from '../../problems/problem';
import { permissionName } from '../../session/permission-names';
import { Session } from '../../session/session';
import { CopyButton } from '../../ui/copy-button';
import { FormFields } from '../../ui/form-fields';
import { ProblemPanel } from '../../ui/problem-panel';

/** The kind of token, and how to create it. */
export interface TokenWanted {
  readonly kind: ApiToken['kind'];
  readonly create: (body: NewApiToken) => Promise<CreatedApiToken>;
}

/** The available lifetimes in days. */
const LIVES = [7, 30, 90, 180, 365];

/** Asks for a new token's name, permissions and lifetime. It offers only permissions that the person has. */
@Component({
  selector: 'oe-new-token-dialog',
  imports: [
    CopyButton,
    FormsModule,
    MatButtonModule,
    MatCheckboxModule,
    MatDialogModule,
    FormFields,
    MatInputModule,
    MatSelectModule,
    ProblemPanel,
  ],
  templateUrl: './new-token-dialog.html',
  styleUrl: './new-token-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewTokenDialog {
  readonly #dialog = inject<MatDialogRef<NewTokenDialog, CreatedApiToken>>(MatDialogRef);
  protected readonly wanted = inject<TokenWanted>(MAT_DIALOG_DATA);
  protected readonly offered = inject(Session).me()?.permissions ?? [];
  protected readonly lives = LIVES;
  protected readonly permissionName = permissionName;
  protected readonly scimAddress = `${inject(DOCUMENT).location.origin}/scim/v2`;

  protected readonly name = signal('');
  protected readonly days = signal(90);
  protected readonly permissions = signal<ReadonlySet<string>>(new Set());
  protected readonly isSensitive = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly isComplete = computed(
    () => this.name().trim() !== '' && this.permissions().size > 0 && !this.isBusy(),
  );

  protected choose(permission: string, isChosen: boolean): void {
    const others = [...this.permissions()].filter((one) => one !== permission);
    this.permissions.set(new Set(isChosen ? [...others, permission] : others));
  }

  protected async create(): Promise<void> {
    if (!this.isComplete()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const permissions = [...this.permissions()] as NewApiToken['permissions'];
      const body = {
        name: this.name().trim(),
        days: this.days(),
        permissions,
        isSensitive: this.isSensitive(),
      };
      this.#dialog.close(await this.wanted.create(body));
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
