import { Location } from '@angular/common';
import { ErrorHandler, inject, Injectable } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { Notify } from '../ui/notify';
import { hasNewerVersion } from './newer-version';
import { reloadOnce, takeReloadNote } from './reload-once';

/** The messages of Chromium, Firefox and Safari for a part of a program that cannot be loaded. */
const NOT_LOADED = /dynamically imported module|importing a module script failed/i;

/** Handles a new version while the console is open: the parts that are not loaded yet no longer exist. */
@Injectable({ providedIn: 'root' })
export class Upgrade {
  readonly #location = inject(Location);
  readonly #notify = inject(Notify);
  readonly #met = new WeakSet<Error>();

  /** A page could not be opened. If a new version is the reason, the window reloads at the page's address, once. */
  async navigationFailed(failed: NavigationError): Promise<void> {
    const { url } = failed;
    const error: unknown = failed.error;
    if (error instanceof Error) this.#met.add(error);
    const address = this.#location.prepareExternalUrl(url);
    if ((await hasNewerVersion()) === true && reloadOnce(address)) return;
    await this.offerReload(address);
  }

  /** Something else could not be loaded. A reload may lose input, so the person decides. */
  async partMissing(error: unknown): Promise<void> {
    if (!(error instanceof Error) || !NOT_LOADED.test(error.message) || this.#met.has(error)) return;
    this.#met.add(error);
    await this.offerReload(location.href);
  }

  /** Explains, after an automatic reload, what happened. */
  tell(): void {
    if (takeReloadNote()) this.#notify.done($localize`:@@upgrade.done:The console has been updated.`);
  }

  private async offerReload(address: string): Promise<void> {
    const isWanted = await this.#notify.offer(
      $localize`:@@upgrade.missing:This part could not be loaded. The console may have been updated, or the server cannot be reached.`,
      $localize`:@@upgrade.reload:Reload`,
    );
    if (isWanted) location.assign(address);
  }
}

/** Detects parts that could not be loaded, wherever they were requested. */
@Injectable()
export class ReportingErrorHandler extends ErrorHandler {
  readonly #upgrade = inject(Upgrade);

  override handleError(error: unknown): void {
    super.handleError(error);
    void this.#upgrade.partMissing(error);
  }
}
