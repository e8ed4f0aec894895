import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import type { ListedApplication } from '../../../api/generated/models/listed-application';
import { RowLink } from '../../../lists/row-link';
import { Avatar } from '../../../ui/avatar';
import { Timestamp } from '../../../ui/timestamp';
import { StackedTable } from '../../../ui/stacked-table';
import { protocolName } from '../protocol-name';
import { stateName } from '../state-names';

/** Applications, one row each. */
@Component({
  selector: 'oe-application-table',
  imports: [Avatar, MatTableModule, Timestamp, RouterLink, RowLink, StackedTable],
  templateUrl: './application-table.html',
  styles: `
    .application {
      display: flex;
      gap: 12px;
      align-items: center;
      min-width: 0;
    }
    .words {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    img {
      flex: none;
      object-fit: contain;
      border-radius: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplicationTable {
  readonly applications = input.required<readonly ListedApplication[]>();
  protected readonly columns = ['name', 'protocol', 'category', 'state', 'audience', 'lastUsed'];
  protected readonly stateName = stateName;
  protected readonly protocolName = protocolName;

  /** Each protocol has its own detail page. */
  protected linkOf({ id, protocol }: ListedApplication): readonly string[] {
    return protocol === 'oidc' ? [id] : [protocol, id];
  }
}
