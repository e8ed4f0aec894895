import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatTabsModule } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { ChoiceField } from '../../lists/choice-field';
import { PROVIDERS } from '../../providers/providers';
import { Session } from '../../session/session';
import { EmptyState } from '../../ui/empty-state';
import { EXACT_PATH } from '../../ui/exact-path';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { BeginRun } from './begin-run';
import { DirectoryStore } from './directory-store';
import { providerName } from './provider-name';

/** The directory: people and departments, the runs, and the settings. */
@Component({
  selector: 'oe-directory-page',
  imports: [
    ChoiceField,
    EmptyState,
    MatButtonModule,
    MatTabsModule,
    PageHeader,
    ProblemPanel,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    Skeleton,
  ],
  providers: [DirectoryStore],
  templateUrl: './directory-page.html',
  styles: `
    .panel {
      display: block;
      margin-block-start: 20px;
    }
    oe-choice-field {
      display: block;
      max-width: 320px;
      margin-block-end: 16px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DirectoryPage {
  protected readonly store = inject(DirectoryStore);
  protected readonly begin = inject(BeginRun);
  protected readonly canManage = inject(Session).can('directory.manage');
  protected readonly canConnect = inject(Session).can('connections.read');
  protected readonly exact = EXACT_PATH;
  protected readonly providers = PROVIDERS;

  constructor() {
    void this.store.load();
  }

  protected outboundName(): string {
    return $localize`:@@outbound.tab:Compare with ${providerName(this.store.connection())}:PROVIDER:`;
  }

  protected choices() {
    return (this.store.connections() ?? []).map(({ id, name }) => ({ value: id, name }));
  }
}
