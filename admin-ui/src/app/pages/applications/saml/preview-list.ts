import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { SamlPreview } from '../../../api/generated/models/saml-preview';
import { NAME_ID_FORMATS } from './saml-names';
import { withAside } from '../../../ui/punctuation';

/** The settings in an application's metadata. */
@Component({
  selector: 'oe-preview-list',
  template: `
    <dl>
      @for (one of facts(); track one.name) {
        <div>
          <dt>{{ one.name }}</dt>
          <dd>
            @for (value of one.values; track $index) {
              <span>{{ value }}</span>
            } @empty {
              <span class="oe-muted" i18n="@@applications.preview.none">None</span>
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 12px 16px;
      background: var(--mat-sys-surface-container-high);
      border-radius: 12px;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      display: grid;
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreviewList {
  readonly preview = input.required<SamlPreview>();
  protected readonly facts = computed(() => {
    const read = this.preview();
    return [
      { name: $localize`:@@applications.entityId:Entity ID`, values: [read.entityId] },
      {
        name: $localize`:@@applications.acs:Assertion consumer service (ACS)`,
        values: read.consumers.map(({ location }) => location),
      },
      {
        name: $localize`:@@applications.slo:Single logoff`,
        values: read.logouts.map(({ binding, location }) => withAside(location, binding)),
      },
      {
        name: $localize`:@@applications.nameId:How it identifies people (NameID)`,
        values: NAME_ID_FORMATS.filter(({ value }) => value === read.nameIdFormat).map(({ name }) => name),
      },
      {
        name: $localize`:@@applications.signingCertificates:Certificates to verify its messages`,
        values: read.signingCertificates.map(({ fingerprint }) => fingerprint),
      },
      {
        name: $localize`:@@applications.encryptionCertificates:Certificates to encrypt assertions with`,
        values: read.encryptionCertificates.map(({ fingerprint }) => fingerprint),
      },
    ];
  });
}
