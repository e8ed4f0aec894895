import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatTableModule } from '@angular/material/table';
import type { ApiToken } from '../../api/generated/models/api-token';
import { permissionName } from '../../session/permission-names';
import { Timestamp } from '../../ui/timestamp';
import { StackedTable } from '../../ui/stacked-table';

/** Tokens, with their permissions and last use. */
@Component({
  selector: 'oe-token-table',
  imports: [MatButtonModule, MatTableModule, Timestamp, StackedTable],
  templateUrl: './token-table.html',
  styleUrl: './token-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenTable {
  readonly tokens = input.required<readonly ApiToken[]>();
  readonly showsOwners = input(false);
  readonly canRevoke = input(false);
  readonly revokeAsked = output<ApiToken>();

  protected readonly columns = computed(() => [
    'name',
    ...(this.showsOwners() ? ['owner'] : []),
    'permissions',
    'expires',
    'used',
    'acts',
  ]);

  protected permissionsOf({ permissions }: ApiToken): string {
    return permissions.map(permissionName).join(' · ');
  }

  protected isOver({ expiresAt }: ApiToken): boolean {
    return new Date(expiresAt) <= new Date();
  }

  protected revokeLabel({ name }: ApiToken): string {
    return $localize`:@@apiAccess.revokeLabel:Revoke ${name}:NAME:`;
  }
}
