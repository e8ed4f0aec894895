import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import type { GivenSamlMetadata } from '../../../api/generated/models/given-saml-metadata';
import { Notify } from '../../../ui/notify';
import { SamlStore } from '../stores/saml-store';
import { MetadataField } from './metadata-field';

/** Updates an application from its present metadata, such as a new certificate, after the person has reviewed it. */
@Component({
  selector: 'oe-new-metadata',
  imports: [MatButtonModule, MetadataField],
  template: `
    <oe-metadata-field (read)="given.set($event)" />
    @if (given() !== undefined) {
      <p>
        <button matButton="filled" type="button" (click)="take()" i18n="@@applications.takeMetadata">
          Use these values
        </button>
      </p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewMetadata {
  readonly #store = inject(SamlStore);
  readonly #notify = inject(Notify);
  protected readonly given = signal<GivenSamlMetadata | undefined>(undefined);

  protected async take(): Promise<void> {
    const given = this.given();
    if (given === undefined) return;
    try {
      await this.#store.change(given);
      this.given.set(undefined);
      this.#notify.done($localize`:@@applications.saved:Saved. It applies from now on.`);
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
