import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { PageHeader } from '../../../ui/page-header';
import { stateName } from '../state-names';
import { ApplicationStore } from '../stores/application-store';
import { ApplicationActions } from './application-actions';

/** The header of an application's page: its name and state, and the actions on it as a whole. */
@Component({
  selector: 'oe-application-header',
  imports: [MatButtonModule, MatIconModule, PageHeader],
  templateUrl: './application-header.html',
  styles: `
    .oe-badge {
      align-self: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplicationHeader {
  readonly canManage = input(false);
  /** Whether a test logon is possible. */
  readonly isTestable = input(false);
  /** Another label for the test, where it opens the application itself. */
  readonly testName = input($localize`:@@applications.test:Test logon`);
  protected readonly store = inject<ApplicationStore>(ApplicationStore);
  protected readonly actions = inject(ApplicationActions);
  protected readonly list = { title: $localize`:@@page.applications:Applications`, link: '/applications' };
  protected readonly stateName = stateName;
}
