import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../../api/generated/api';
import { samlCertificatesList, samlCertificatesRotate } from '../../../api/generated/functions';
import type { SamlCertificate } from '../../../api/generated/models/saml-certificate';
import { problemOf, type Problem } from '../../../problems/problem';
import { Session } from '../../../session/session';
import { CopyButton } from '../../../ui/copy-button';
import { EmptyState } from '../../../ui/empty-state';
import { Timestamp } from '../../../ui/timestamp';
import { Notify } from '../../../ui/notify';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { OverlapDialog } from './overlap-dialog';

/** The certificates with which SAML applications verify assertions. */
@Component({
  selector: 'oe-certificates-page',
  imports: [CopyButton, EmptyState, MatButtonModule, Timestamp, PageHeader, ProblemPanel, Skeleton],
  templateUrl: './certificates-page.html',
  styleUrl: './certificates-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificatesPage {
  readonly #api = inject(Api);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);
  protected readonly canManage = inject(Session).can('applications.manage');
  protected readonly list = { title: $localize`:@@page.applications:Applications`, link: '/applications' };
  protected readonly certificates = signal<readonly SamlCertificate[] | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected isWaiting({ signsFrom }: SamlCertificate): boolean {
    return new Date(signsFrom).getTime() > Date.now();
  }

  protected async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.certificates.set((await this.#api.invoke(samlCertificatesList)).items);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  protected async rotate(): Promise<void> {
    const dialog = this.#dialog.open<OverlapDialog, undefined, number>(OverlapDialog, { width: '30rem' });
    const overlapDays = await firstValueFrom(dialog.afterClosed());
    if (overlapDays === undefined) return;
    try {
      this.certificates.set(
        (await this.#api.invoke(samlCertificatesRotate, { body: { overlapDays } })).items,
      );
      this.#notify.done($localize`:@@applications.certificates.rotated:The new certificate is published.`);
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
