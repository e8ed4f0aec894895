import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { FormFields } from '../../../ui/form-fields';

/** Maximum number of certificates of one kind, as in the API. */
const MOST = 5;

/** The certificates of an application: two during a change from one to the next. */
@Component({
  selector: 'oe-certificates-field',
  imports: [MatButtonModule, FormFields, MatIconModule, MatInputModule],
  templateUrl: './certificates-field.html',
  styleUrl: './certificates-field.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificatesField {
  readonly heading = input.required<string>();
  /** Base64 of DER. */
  readonly certificates = input.required<readonly string[]>();
  /** SHA-256 of the known ones. */
  readonly fingerprints = input.required<ReadonlyMap<string, string>>();
  readonly canManage = input(false);
  readonly changed = output<readonly string[]>();
  protected readonly isFull = () => this.certificates().length >= MOST;
  protected readonly isBroken = signal(false);

  protected nameOf(certificate: string): string {
    return (
      this.fingerprints().get(certificate) ??
      $localize`:@@applications.certificateUnsaved:${certificate.slice(0, 24)}:START:… (not saved yet)`
    );
  }

  protected dropLabel(certificate: string): string {
    return $localize`:@@applications.dropCertificate:Remove certificate ${this.nameOf(certificate)}:NAME:`;
  }

  protected add(field: HTMLTextAreaElement): void {
    const base64 = field.value.replaceAll(/-----[^-]+-----|\s/g, '');
    this.isBroken.set(!/^[A-Za-z0-9+/]{100,}={0,2}$/.test(base64));
    if (this.isBroken()) return;
    field.value = '';
    this.changed.emit([...new Set([...this.certificates(), base64])]);
  }

  protected drop(certificate: string): void {
    this.changed.emit(this.certificates().filter((one) => one !== certificate));
  }
}
