import { Location } from '@angular/common';
import { ErrorHandler, inject, Injectable } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { Notify } from '../ui/notify';
import { hasNewerVersion } from './newer-version';
import { reloadOnce, takeReloadNote } from './reload-once';

/** What Chromium, Firefox and Safari say when a part of a program cannot be loaded. */
const NOT_LOADED = /dynamically imported module|importing a module script failed/i;

/** A console that was open when a new version came: the parts that it has not loaded yet are gone. */
@Injectable({ providedIn: 'root' })
export class Upgrade {
  readonly #location = inject(Location);
  readonly #notify = inject(Notify);
  readonly #met = new WeakSet<Error>();

  /** A page could not be opened. Where that is because of a new version, the window loads it there, once. */
  async navigationFailed(failed: NavigationError): Promise<void> {
    const { url } = failed;
    const error: unknown = failed.error;
    if (error instanceof Error) this.#met.add(error);
    const address = this.#location.prepareExternalUrl(url);
    if ((await hasNewerVersion()) === true && reloadOnce(address)) return;
    await this.offerReload(address);
  }

  /** Anything else could not be loaded. What stands on the page may be lost by a reload, so the person decides. */
  async partMissing(error: unknown): Promise<void> {
    if (!(error instanceof Error) || !NOT_LOADED.test(error.message) || this.#met.has(error)) return;
    this.#met.add(error);
    await this.offerReload(location.href);
  }

  /** Says what has happened, after the window loaded anew by itself. */
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

/** Notices parts that could not be loaded, wherever they were asked for. */
@Injectable()
export class ReportingErrorHandler extends ErrorHandler {
  readonly #upgrade = inject(Upgrade);

  override handleError(error: unknown): void {
    super.handleError(error);
    void this.#upgrade.partMissing(error);
  }
}
