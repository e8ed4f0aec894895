import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, effect, inject, signal, type Type } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PROVIDERS } from '../../../providers/providers';
import { Session } from '../../../session/session';
import { BeginRun } from '../begin-run';
import { DirectoryStore } from '../directory-store';

/** Shown before the first import: the provider's prerequisites, and the link to the first preview. */
@Component({
  selector: 'oe-first-steps',
  imports: [MatButtonModule, NgComponentOutlet, RouterLink],
  templateUrl: './first-steps.html',
  styles: `
    :host {
      display: block;
      max-width: 720px;
      padding: 24px;
    }
    h2 {
      margin: 0 0 12px;
      font: var(--mat-sys-title-medium);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-block-end: 0;
    }
  `,
  host: { class: 'oe-card' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FirstSteps {
  protected readonly store = inject(DirectoryStore);
  protected readonly begin = inject(BeginRun);
  protected readonly canManage = inject(Session).can('directory.manage');
  /** The first steps of the connection's provider; null until they are loaded. */
  protected readonly steps = signal<Type<unknown> | null>(null);

  constructor() {
    effect(() => {
      const key = this.store.connection()?.provider;
      const steps = PROVIDERS.find((provider) => provider.key === key)?.directorySteps;
      if (steps !== undefined)
        void steps().then((type) => {
          this.steps.set(type);
        });
    });
  }
}
