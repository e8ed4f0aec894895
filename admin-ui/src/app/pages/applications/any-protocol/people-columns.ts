import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PROVIDER_NAMES } from '../../../providers/providers';
import { Session } from '../../../session/session';
import { CopyButton } from '../../../ui/copy-button';
import { ApplicationStore, type AnyApplication } from '../stores/application-store';
import { AudiencePanel } from './audience-panel';
import { UsesPanel } from './uses-panel';

/** Who may use an application, the address that opens it, and who used it last. Protocol-specific content comes in between. */
@Component({
  selector: 'oe-people-columns',
  imports: [AudiencePanel, CopyButton, RouterLink, UsesPanel],
  templateUrl: './people-columns.html',
  styleUrl: './people-columns.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeopleColumns {
  readonly application = input.required<AnyApplication>();
  readonly canManage = input(false);
  protected readonly providers = PROVIDER_NAMES;
  protected readonly store = inject<ApplicationStore>(ApplicationStore);
  protected readonly canReadLog = inject(Session).can('audit.read');
}
