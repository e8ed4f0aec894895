import { computed, inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import {
  accountImportsCheck,
  accountImportsCommit,
  accountImportsRead,
} from '../../../api/generated/functions';
import type { AccountImport } from '../../../api/generated/models/account-import';
import { problemOf, type Problem } from '../../../problems/problem';
import type { Encoding, Separator } from './import-format-fields';

/** Milliseconds between two checks of a running import's progress. */
const LOOK_MS = 700;

/** An import from the choice of a file to its end. The file is checked first; nothing is created before the person confirms. */
@Injectable()
export class ImportStore {
  readonly #api = inject(Api);

  /** The chosen file; it is sent again when the person changes how to parse it. */
  readonly #file = signal<File | undefined>(undefined);

  readonly fileName = computed(() => this.#file()?.name ?? '');
  /** How the file is parsed: the person's settings, otherwise the detected ones. */
  readonly encoding = signal<Encoding | undefined>(undefined);
  readonly separator = signal<Separator | undefined>(undefined);
  readonly found = signal<AccountImport | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);
  readonly isBusy = signal(false);
  readonly skipsTaken = signal(false);

  /** Rows whose only error is a username that already exists. */
  readonly taken = computed(() => this.found()?.errors.filter(isTaken).length ?? 0);
  readonly others = computed(() => this.found()?.errors.filter((error) => !isTaken(error)) ?? []);
  readonly canImport = computed(() => {
    const found = this.found();
    if (found?.state !== 'checked' || found.total === 0) return false;
    return this.others().length === 0 && (this.taken() === 0 || this.skipsTaken());
  });

  async check(file: File): Promise<void> {
    this.encoding.set(undefined);
    this.separator.set(undefined);
    await this.read(file);
  }

  /** Checks the file again with the person's settings. */
  async readAs(how: { readonly encoding?: Encoding; readonly separator?: Separator }): Promise<void> {
    const file = this.#file();
    if (how.encoding !== undefined) this.encoding.set(how.encoding);
    if (how.separator !== undefined) this.separator.set(how.separator);
    if (file !== undefined) await this.read(file);
  }

  async commit(): Promise<void> {
    const importId = this.found()?.id;
    if (importId === undefined) return;
    await this.work(async () => {
      const looking = setInterval(() => void this.look(importId), LOOK_MS);
      try {
        const body = { skipTaken: this.skipsTaken() };
        this.found.set(await this.#api.invoke(accountImportsCommit, { importId, body }));
      } catch (error) {
        const now = await this.outcome(importId, problemOf(error));
        if (now?.state !== 'done') throw error;
      } finally {
        clearInterval(looking);
      }
    });
  }

  forget(): void {
    this.found.set(undefined);
    this.problem.set(undefined);
    this.#file.set(undefined);
  }

  private async read(file: File): Promise<void> {
    this.#file.set(file);
    this.found.set(undefined);
    this.skipsTaken.set(false);
    const [encoding, separator] = [this.encoding(), this.separator()];
    await this.work(async () => {
      const found = await this.#api.invoke(accountImportsCheck, {
        body: file,
        ...(encoding !== undefined && { encoding }),
        ...(separator !== undefined && { separator }),
      });
      this.found.set(found);
      this.encoding.set(found.encoding);
      this.separator.set(found.separator);
    });
  }

  /** The outcome of an import that was refused or whose answer was lost: it may be done, still running, or interrupted. */
  private async outcome(importId: string, { status }: Problem): Promise<AccountImport | undefined> {
    const isLost = status === 0 || status >= 500;
    await this.look(importId);
    while (isLost && this.found()?.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      await this.look(importId);
    }
    return this.found();
  }

  private async look(importId: string): Promise<void> {
    // The progress is optional, so an error here is not shown.
    const seen = await this.#api.invoke(accountImportsRead, { importId }).catch(() => undefined);
    if (this.isBusy() && seen !== undefined) this.found.set(seen);
  }

  private async work(task: () => Promise<void>): Promise<void> {
    this.problem.set(undefined);
    this.isBusy.set(true);
    try {
      await task();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}

function isTaken({ code }: AccountImport['errors'][number]): boolean {
  return code === 'username.taken';
}
