import { ChangeDetectionStrategy, Component, inject, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../../session/session';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { SettingsForm } from './settings-form';
import { SettingsStore } from './settings-store';

/** The settings of the tenant's portal. */
@Component({
  selector: 'oe-settings-page',
  imports: [MatButtonModule, PageHeader, ProblemPanel, RouterLink, SettingsForm, Skeleton],
  providers: [SettingsStore],
  template: `
    <oe-page-header
      i18n-text="@@settings.text"
      text="How the portal looks, what it says, and how long sessions last."
    >
      <a matButton="outlined" routerLink="/settings/profile-fields" i18n="@@fields.title">Profile fields</a>
    </oe-page-header>
    @if (store.problem(); as problem) {
      <oe-problem-panel [problem]="problem" [canRetry]="true" (retry)="store.load()" />
    } @else if (store.settings(); as settings) {
      <oe-settings-form [settings]="settings" [canManage]="canManage" />
    } @else {
      <oe-skeleton class="oe-card" [rows]="8" [height]="32" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingsPage {
  protected readonly store = inject(SettingsStore);
  private readonly form = viewChild(SettingsForm);
  protected readonly canManage = inject(Session).can('settings.manage');

  constructor() {
    void this.store.load();
  }

  /** Asks before unsaved changes are lost. */
  mayLeave(): Promise<boolean> {
    return this.form()?.mayLeave() ?? Promise.resolve(true);
  }
}
