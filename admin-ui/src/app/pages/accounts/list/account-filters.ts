import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { ChoiceField } from '../../../lists/choice-field';
import { FilterRow } from '../../../lists/filter-row';
import { SearchField } from '../../../lists/search-field';
import { PROVIDER_NAMES } from '../../../providers/providers';
import { roleName, ROLES, type Role } from '../../../session/role-names';

/** The filters of the account list. */
@Component({
  selector: 'oe-account-filters',
  imports: [ChoiceField, FilterRow, SearchField],
  template: `
    <oe-filter-row>
      <oe-search-field
        i18n-label="@@accounts.search"
        label="Username, name or email"
        [value]="search()"
        (searched)="changed.emit({ search: $event ?? null })"
      />
      <oe-choice-field
        i18n-label="@@accounts.role"
        label="Role"
        [choices]="roles"
        [value]="role()"
        (chosen)="changed.emit({ role: $event })"
      />
      <oe-choice-field
        i18n-label="@@accounts.status"
        label="Status"
        [choices]="statuses"
        [value]="status()"
        (chosen)="changed.emit({ status: $event })"
      />
      <oe-choice-field
        [label]="providers"
        [choices]="links"
        [value]="linked()"
        (chosen)="changed.emit({ linked: $event })"
      />
    </oe-filter-row>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountFilters {
  readonly search = input<string>();
  readonly role = input<Role>();
  readonly status = input<'active' | 'suspended' | 'archived'>();
  readonly linked = input<'true' | 'false'>();
  readonly changed = output<Readonly<Record<string, string | null>>>();

  protected readonly providers = PROVIDER_NAMES;
  protected readonly roles = ROLES.map((value) => ({ value, name: roleName(value) }));
  protected readonly statuses = [
    { value: 'active', name: $localize`:@@accounts.active:Active` },
    { value: 'suspended', name: $localize`:@@accounts.suspended:Suspended` },
    { value: 'archived', name: $localize`:@@accounts.archived:Archived` },
  ];
  protected readonly links = [
    { value: 'true', name: $localize`:@@accounts.linkedYes:Linked` },
    { value: 'false', name: $localize`:@@accounts.linkedNo:Not linked` },
  ];
}
