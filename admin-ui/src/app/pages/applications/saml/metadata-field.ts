import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { Api } from '../../../api/generated/api';
import { samlApplicationsPreview } from '../../../api/generated/functions';
import type { GivenSamlMetadata } from '../../../api/generated/models/given-saml-metadata';
import type { SamlPreview } from '../../../api/generated/models/saml-preview';
import { problemOf, type Problem } from '../../../problems/problem';
import { FormFields } from '../../../ui/form-fields';
import { ProblemPanel } from '../../../ui/problem-panel';
import { PreviewList } from './preview-list';

/** Maximum size of metadata in bytes, as in the API. */
const LONGEST = 256 * 1024;

/** An application's metadata, from its address, a file or a text. It is read at once, so that people see its content before it is used. */
@Component({
  selector: 'oe-metadata-field',
  imports: [
    FormsModule,
    MatButtonModule,
    FormFields,
    MatIconModule,
    MatInputModule,
    PreviewList,
    ProblemPanel,
  ],
  templateUrl: './metadata-field.html',
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MetadataField {
  readonly #api = inject(Api);

  /** The metadata that was read; undefined after it was edited. */
  readonly read = output<GivenSamlMetadata | undefined>();
  protected readonly source = signal('');
  protected readonly preview = signal<SamlPreview | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isTooLong = signal(false);
  protected readonly isBusy = signal(false);

  protected type(text: string): void {
    this.source.set(text);
    this.preview.set(undefined);
    this.read.emit(undefined);
  }

  protected async take(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    field.value = '';
    if (file === undefined) return;
    this.isTooLong.set(file.size > LONGEST);
    if (this.isTooLong()) return;
    this.type(await file.text());
    await this.look();
  }

  protected async look(): Promise<void> {
    const text = this.source().trim();
    if (text === '' || this.isBusy()) return;
    const given = /^https?:/.test(text) ? { metadataUrl: text } : { metadata: text };
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      this.preview.set(await this.#api.invoke(samlApplicationsPreview, { body: given }));
      this.read.emit(given);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
