import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  LOCALE_ID,
  signal,
  viewChild,
} from '@angular/core';
import { SharedResizeObserver } from '@angular/cdk/observers/private';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { Session } from '../session/session';
import { ThemeChoice } from '../shell/theme';
import { applyBranding, showCode } from './apply-branding';
import { fetchLogonPage } from './fetch-page';
import type { Device, Branding, Theme } from './branding';

/** The sizes of the previewed windows in CSS pixels, and their scale where there is room. */
const WINDOWS = {
  pc: { width: 1000, height: 700, scale: 0.4 },
  mobile: { width: 390, height: 720, scale: 0.62 },
} as const;

/** A preview of the portal's own logon page, with the appearance and the method that are being chosen. */
@Component({
  selector: 'oe-portal-preview',
  imports: [MatButtonToggleModule],
  templateUrl: './portal-preview.html',
  styleUrl: './portal-preview.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PortalPreview {
  readonly #tenant = inject(Session).tenant;
  readonly #language = inject(LOCALE_ID).startsWith('zh') ? 'zh' : 'en';
  /** The name on the page now. */
  #shown = '';
  #isGone = false;

  /** Undefined: the saved appearance. */
  readonly look = input<Branding>();
  /** The method that each device shows first, by its key; undefined: the default. */
  readonly methods = input<Readonly<Record<Device, string | undefined>>>();
  /** Counts the changes that need a new page; the preview is then fetched again. */
  readonly version = input(0);

  protected readonly device = signal<Device>('pc');
  protected readonly theme = signal<Theme>(inject(ThemeChoice).isDark() ? 'dark' : 'light');
  protected readonly isLoaded = signal(false);
  protected readonly window = computed(() => WINDOWS[this.device()]);
  /** The available width in pixels; the window's border takes two. */
  readonly #room = signal(Number.POSITIVE_INFINITY);
  protected readonly scale = computed(() =>
    Math.min(this.window().scale, (this.#room() - 2) / this.window().width),
  );
  private readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');
  readonly #first = computed(() => this.methods()?.[this.device()]);

  constructor() {
    inject(SharedResizeObserver)
      .observe(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement)
      .pipe(takeUntilDestroyed())
      .subscribe(([entry]) => {
        if (entry !== undefined) this.#room.set(entry.contentRect.width);
      });
    effect(() => {
      this.version();
      void this.load(this.#first(), this.device());
    });
    effect(() => {
      if (this.isLoaded()) this.apply(this.theme());
    });
  }

  /** The page is loaded with its styles: called at the frame's `load` event. */
  protected async arrived(): Promise<void> {
    const page = this.frame().nativeElement.contentDocument;
    if (page?.querySelector('main') === null || page === null) return;
    if (page.querySelector('[data-qr]') !== null) {
      const { qrPicture } = await import('../ui/qr-picture');
      const picture = await qrPicture(location.origin);
      // Another page may have been requested meanwhile, which will arrive later.
      if (this.frame().nativeElement.contentDocument !== page) return;
      showCode(page, picture);
    }
    this.#shown = this.#tenant()?.name ?? '';
    this.isLoaded.set(true);
    this.apply(this.theme());
  }

  private async load(method: string | undefined, device: Device): Promise<void> {
    this.isLoaded.set(false);
    this.#isGone = false;
    try {
      const slug = this.#tenant()?.slug ?? '';
      const html = await fetchLogonPage(slug, this.#language, method, device === 'pc');
      if (method !== this.#first() || device !== this.device()) return;
      // An earlier requested page may have arrived since; it is hidden now.
      this.isLoaded.set(false);
      this.frame().nativeElement.srcdoc = html;
    } catch {
      // A preview that cannot be loaded is left out; nothing depends on it.
      this.#isGone = true;
    }
  }

  private apply(theme: Theme): void {
    const page = this.frame().nativeElement.contentDocument;
    const branding = this.look() ?? this.saved();
    // While one page replaces another, the frame has an empty document.
    if (page?.querySelector('main') === null || page === null || branding === undefined || this.#isGone)
      return;
    applyBranding(page, branding, theme, this.#shown);
    this.#shown = branding.name;
  }

  private saved(): Branding | undefined {
    const tenant = this.#tenant();
    return tenant && { name: tenant.name, accentColor: tenant.accentColor, logo: tenant.logo, text: '' };
  }
}
