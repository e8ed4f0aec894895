import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  LOCALE_ID,
  output,
  signal,
} from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { DirectorySourceAttributes } from '../../../api/generated/models/directory-source-attributes';
import { FormFields } from '../../../ui/form-fields';
import { inLanguage, type Bilingual } from '../../../ui/in-language';
import { Notify } from '../../../ui/notify';
import { FollowStore, type DirectorySettings } from './follow-store';

type Mapping = DirectorySettings['mapping'];

interface Target {
  readonly key: string;
  readonly name: string;
}

const OF_ACCOUNTS: readonly Target[] = [
  { key: 'displayName', name: $localize`:@@directory.map.displayName:Name of the account` },
  { key: 'email', name: $localize`:@@directory.map.email:Email of the account` },
];

/** Maps the attributes of the organisation to fields. */
@Component({
  selector: 'oe-field-mapping',
  imports: [FormFields, MatInputModule, MatSelectModule],
  template: `
    @for (target of targets(); track target.key) {
      <div class="row">
        <mat-form-field subscriptSizing="dynamic">
          <mat-label>{{ target.name }}</mat-label>
          <mat-select [value]="attributeOf(target.key)" (valueChange)="choose(target.key, $event)">
            @if (target.key !== 'displayName') {
              <mat-option value="" i18n="@@directory.map.nothing">Nothing</mat-option>
            }
            @for (attribute of attributes(); track attribute.key) {
              <mat-option [value]="attribute.key">{{ labelOf(attribute.label) }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        @if (attributeOf(target.key).endsWith('.')) {
          <mat-form-field subscriptSizing="dynamic">
            <mat-label i18n="@@directory.map.own">Its name in the organisation</mat-label>
            <input
              matInput
              #own
              autocomplete="off"
              maxlength="60"
              [value]="ownName(target.key)"
              (change)="choose(target.key, attributeOf(target.key) + own.value.trim())"
            />
          </mat-form-field>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    mat-form-field {
      flex: 1 1 14rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldMapping {
  readonly #store = inject(FollowStore);
  readonly #locale = inject(LOCALE_ID);
  readonly #notify = inject(Notify);

  readonly mapping = input.required<Mapping>();
  /** The whole mapping, after a change of one field. */
  readonly changed = output<Mapping>();

  protected readonly attributes = signal<DirectorySourceAttributes['items']>([]);
  readonly #fields = signal<readonly Target[]>([]);
  protected readonly targets = computed(() => [...OF_ACCOUNTS, ...this.#fields()]);

  constructor() {
    effect(() => void this.load());
  }

  protected labelOf(label: Bilingual): string {
    return inLanguage(label, this.#locale);
  }

  /** The attribute as a value of the list: one of the organisation's own by its prefix. */
  protected attributeOf(field: string): string {
    const mapped = this.mapping()[field] ?? '';
    return this.attributes().find(({ key }) => key.endsWith('.') && mapped.startsWith(key))?.key ?? mapped;
  }

  protected ownName(field: string): string {
    return (this.mapping()[field] ?? '').slice(this.attributeOf(field).length);
  }

  protected choose(field: string, attribute: string): void {
    const others = Object.entries(this.mapping()).filter(([key]) => key !== field);
    this.changed.emit(Object.fromEntries(attribute === '' ? others : [...others, [field, attribute]]));
  }

  private async load(): Promise<void> {
    try {
      const { attributes, fields } = await this.#store.mappable();
      this.attributes.set(attributes);
      this.#fields.set(fields.map(({ key, label }) => ({ key, name: this.labelOf(label) })));
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
