import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter } from 'rxjs';
import { Api } from '../../api/generated/api';
import { directoryRead } from '../../api/generated/functions';
import type { DirectoryRun } from '../../api/generated/models/directory-run';

/** Milliseconds for which an answer is reused. */
const FRESH_MS = 60_000;

/** Shows on every page that a threshold has stopped a synchronisation, until another run succeeds or somebody reviews it. */
@Component({
  selector: 'oe-stopped-banner',
  imports: [MatButtonModule, MatIconModule, RouterLink],
  template: `
    @if (stopped(); as run) {
      <p class="oe-warning" role="status">
        <mat-icon svgIcon="shield" aria-hidden="true" />
        <span i18n="@@directory.banner"
          >The directory was not synchronised. People missing: {{ run.counts.suspended }}, more than the
          thresholds allow. Nothing was changed.</span
        >
        <a matButton [routerLink]="['/directory/runs', run.id]" i18n="@@directory.banner.look"
          >Look at the list</a
        >
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      margin: 0;
      border-radius: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StoppedBanner {
  readonly #api = inject(Api);
  readonly #runs = signal<readonly (DirectoryRun | null)[]>([]);
  readonly #address = signal('');
  #askedAt = 0;

  protected readonly stopped = computed(() => {
    const run = this.#runs().find((one) => one?.state === 'stopped' && one.kind === 'sync');
    return run && !this.#address().includes(`/directory/runs/${run.id}`) ? run : undefined;
  });

  constructor() {
    const router = inject(Router);
    this.look(router.url);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(({ urlAfterRedirects }) => {
        this.look(urlAfterRedirects);
      });
  }

  private look(address: string): void {
    // The person may just have started a run on those pages.
    const isNews = this.#address().includes('/directory') || this.stopped() !== undefined;
    this.#address.set(address);
    if (!isNews && Date.now() - this.#askedAt < FRESH_MS) return;
    this.#askedAt = Date.now();
    void this.ask();
  }

  private async ask(): Promise<void> {
    try {
      const { connections } = await this.#api.invoke(directoryRead);
      this.#runs.set(connections.map(({ latestRun }) => latestRun));
    } catch {
      // Other pages show the error; the next request tries again.
      this.#askedAt = 0;
    }
  }
}
