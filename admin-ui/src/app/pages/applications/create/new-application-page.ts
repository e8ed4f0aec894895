import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { Router } from '@angular/router';
import { PageHeader } from '../../../ui/page-header';
import { SET_UPS, setUpOf } from '../gallery/set-ups';
import { NewForward } from './new-forward';
import { NewOidc } from './new-oidc';
import { NewSaml } from './new-saml';

/** Registers an application from a set-up; each protocol has its own form. */
@Component({
  selector: 'oe-new-application-page',
  imports: [MatButtonModule, MatIconModule, NewForward, NewOidc, NewSaml, PageHeader],
  template: `
    <oe-page-header [backTo]="gallery" [heading]="title()">
      @if (setUp()?.source; as source) {
        <a matButton="outlined" [href]="source" target="_blank" rel="noreferrer noopener">
          <ng-container i18n="@@applications.source">Documentation</ng-container>
          <mat-icon svgIcon="external" iconPositionEnd aria-hidden="true" />
        </a>
      }
    </oe-page-header>
    @if (oidc(); as one) {
      <oe-new-oidc [setUp]="one" />
    } @else if (saml(); as one) {
      <oe-new-saml [setUp]="one" />
    } @else if (forward(); as one) {
      <oe-new-forward [setUp]="one" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewApplicationPage {
  readonly #router = inject(Router);

  /** The key of the set-up, from the address. */
  readonly setUpKey = input.required<string>();
  protected readonly setUp = computed(() => SET_UPS.find(({ key }) => key === this.setUpKey()));
  protected readonly oidc = computed(() => setUpOf('oidc', this.setUpKey()));
  protected readonly saml = computed(() => setUpOf('saml', this.setUpKey()));
  protected readonly forward = computed(() => setUpOf('forward', this.setUpKey()));
  protected readonly title = computed(
    () => $localize`:@@applications.newTitle:Connect ${this.setUp()?.name ?? ''}:NAME:`,
  );
  protected readonly gallery = {
    title: $localize`:@@applications.new:Connect application`,
    link: '/applications/gallery',
  };

  constructor() {
    effect(() => {
      if (this.setUp() === undefined) void this.#router.navigate(['/applications/gallery']);
    });
  }
}
