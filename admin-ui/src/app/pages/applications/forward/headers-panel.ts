import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Notify } from '../../../ui/notify';
import { ValuesList } from '../any-protocol/values-list';
import { ForwardStore } from '../stores/forward-store';

/** The headers that the application would receive for the present administrator, to set it up before others use it. */
@Component({
  selector: 'oe-headers-panel',
  imports: [MatButtonModule, ValuesList],
  template: `
    <button matButton="tonal" type="button" (click)="show()" i18n="@@applications.showHeaders">
      Show my headers
    </button>
    <div role="status">
      @if (headers(); as told) {
        @if (told.length > 0) {
          <p class="oe-muted" i18n="@@applications.headersText">
            The application gets these from its proxy when you use it. Values are percent-encoded.
          </p>
          <oe-values-list [values]="told" />
        } @else {
          <p class="oe-warning" i18n="@@applications.noHeaders">
            The application gets none: you have no access to it, or it is disabled.
          </p>
        }
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-block-start: 16px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HeadersPanel {
  readonly #store = inject(ForwardStore);
  readonly #notify = inject(Notify);

  protected readonly headers = signal<readonly (readonly [string, string])[] | undefined>(undefined);

  protected async show(): Promise<void> {
    try {
      this.headers.set(await this.#store.headers());
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
