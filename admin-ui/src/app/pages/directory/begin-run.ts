import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../../api/generated/api';
import { directoryRunsAccept, directoryRunsPreview, directoryRunsSync } from '../../api/generated/functions';
import type { DirectoryRun } from '../../api/generated/models/directory-run';
import { Notify } from '../../ui/notify';

/** Starts runs, and goes to the page with their progress. */
@Injectable({ providedIn: 'root' })
export class BeginRun {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #notify = inject(Notify);

  preview(connectionId: string): Promise<void> {
    return this.#begin(() => this.#api.invoke(directoryRunsPreview, { body: { connectionId } }));
  }

  sync(connectionId: string): Promise<void> {
    return this.#begin(() => this.#api.invoke(directoryRunsSync, { body: { connectionId } }));
  }

  /** Continues a run that a threshold stopped. */
  accept({ id: runId }: DirectoryRun): Promise<void> {
    return this.#begin(() => this.#api.invoke(directoryRunsAccept, { runId }));
  }

  async #begin(start: () => Promise<DirectoryRun>): Promise<void> {
    try {
      const { id } = await start();
      await this.#router.navigate(['/directory/runs', id]);
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
