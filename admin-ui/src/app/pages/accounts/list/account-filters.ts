import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { SearchField } from '../../../lists/search-field';
import { roleName, ROLES, type Role } from '../../../session/role-names';

/** What accounts are searched for. */
@Component({
  selector: 'oe-account-filters',
  imports: [MatFormFieldModule, MatSelectModule, SearchField],
  template: `
    <oe-search-field
      i18n-label="@@accounts.search"
      label="User name, name or e-mail"
      [value]="search()"
      (searched)="changed.emit({ search: $event ?? null })"
    />
    <mat-form-field subscriptSizing="dynamic">
      <mat-label i18n="@@accounts.role">Role</mat-label>
      <mat-select [value]="role() ?? null" (valueChange)="changed.emit({ role: $event })">
        <mat-option [value]="null" i18n="@@accounts.any">Any</mat-option>
        @for (one of roles; track one) {
          <mat-option [value]="one">{{ roleName(one) }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
    <mat-form-field subscriptSizing="dynamic">
      <mat-label i18n="@@accounts.status">Status</mat-label>
      <mat-select [value]="status() ?? null" (valueChange)="changed.emit({ status: $event })">
        <mat-option [value]="null" i18n="@@accounts.any">Any</mat-option>
        <mat-option value="active" i18n="@@accounts.active">Active</mat-option>
        <mat-option value="suspended" i18n="@@accounts.suspended">Suspended</mat-option>
      </mat-select>
    </mat-form-field>
    <mat-form-field subscriptSizing="dynamic">
      <mat-label i18n="@@accounts.linked">DingTalk</mat-label>
      <mat-select [value]="linked() ?? null" (valueChange)="changed.emit({ linked: $event })">
        <mat-option [value]="null" i18n="@@accounts.any">Any</mat-option>
        <mat-option value="true" i18n="@@accounts.linkedYes">Linked</mat-option>
        <mat-option value="false" i18n="@@accounts.linkedNo">Not linked</mat-option>
      </mat-select>
    </mat-form-field>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 2fr 1fr 1fr 1fr;
      gap: 12px;
      margin-block-end: 16px;
    }
    @media (max-width: 959.98px) {
      :host {
        grid-template-columns: 1fr 1fr 1fr;
        gap: 8px;
      }
      oe-search-field {
        grid-column: 1 / -1;
      }
    }
    @media (max-width: 599.98px) {
      :host {
        grid-template-columns: 1fr;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountFilters {
  readonly search = input<string>();
  readonly role = input<Role>();
  readonly status = input<'active' | 'suspended'>();
  readonly linked = input<'true' | 'false'>();
  readonly changed = output<Readonly<Record<string, string | null>>>();

  protected readonly roles = ROLES;
  protected readonly roleName = roleName;
}
