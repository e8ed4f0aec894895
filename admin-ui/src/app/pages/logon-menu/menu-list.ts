import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  CdkDrag,
  CdkDragHandle,
  CdkDropList,
  moveItemInArray,
  type CdkDragDrop,
} from '@angular/cdk/drag-drop';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  input,
  LOCALE_ID,
  output,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatSelectModule } from '@angular/material/select';
import { MatSlideToggleModule, type MatSlideToggleChange } from '@angular/material/slide-toggle';
import { FormFields } from '../../ui/form-fields';
import { DEVICES, firstOn, type Chosen, type Device } from './menu-defaults';
import { nameOf, refusalText } from './method-texts';
import type { Method } from './menu-store';

const ON_PC = $localize`:@@menu.firstOnPc:Shown first on PC`;
const ON_MOBILE = $localize`:@@menu.firstOnMobile:Shown first on mobile`;

/** The methods in their order, each with its switch; below, the default for each device. */
@Component({
  selector: 'oe-menu-list',
  imports: [
    CdkDrag,
    CdkDragHandle,
    CdkDropList,
    MatButtonModule,
    FormFields,
    MatIconModule,
    MatSelectModule,
    MatSlideToggleModule,
  ],
  templateUrl: './menu-list.html',
  styleUrl: './menu-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MenuList {
  readonly #announcer = inject(LiveAnnouncer);
  readonly #locale = inject(LOCALE_ID);
  readonly #injector = inject(Injector);

  readonly methods = input.required<readonly Method[]>();
  readonly chosen = input.required<Chosen>();
  readonly canManage = input(false);
  readonly isBusy = input(false);
  readonly turned = output<{ readonly method: Method; readonly enabled: boolean }>();
  readonly reordered = output<readonly Method[]>();
  /** The method selected for a device, by its key; null: the first one in the list. */
  readonly preferred = output<{ readonly device: Device; readonly key: string | null }>();

  protected readonly offered = computed(() => this.methods().filter(({ enabled }) => enabled));
  protected readonly defaults = computed(() => DEVICES.map((device) => this.defaultOn(device)));

  protected name(method: Method): string {
    return nameOf(method, this.#locale);
  }

  /** The method that a device shows first, and why. */
  private defaultOn(device: Device) {
    const [methods, chosen] = [this.methods(), this.chosen()];
    const selected = methods.find(({ key }) => key === chosen[device]);
    const byOrder = firstOn(device, methods, { pc: null, mobile: null });
    const isOffered = selected?.enabled === true && selected.available;
    return {
      device,
      value: isOffered ? selected.key : null,
      label: device === 'pc' ? ON_PC : ON_MOBILE,
      first: byOrder && this.name(byOrder),
      /** The selected method is not offered, and another one replaces it. */
      away: selected !== undefined && !isOffered ? this.name(selected) : undefined,
    };
  }

  protected upLabel(method: Method): string {
    return $localize`:@@menu.moveUp:Move ${this.name(method)}:NAME: up`;
  }

  protected downLabel(method: Method): string {
    return $localize`:@@menu.moveDown:Move ${this.name(method)}:NAME: down`;
  }

  protected why(method: Method): string | undefined {
    return refusalText(method.switchRefusal);
  }

  protected turn(method: Method, change: MatSlideToggleChange): void {
    this.turned.emit({ method, enabled: change.checked });
  }

  protected drop(event: CdkDragDrop<unknown>): void {
    this.move(event.previousIndex, event.currentIndex);
  }

  /** Moves a method one place up or down. The button keeps the focus, which the browser removes from moved elements. */
  protected step({ currentTarget }: Event, from: number, by: 1 | -1): void {
    // A button that is disabled for a moment keeps the focus, and is announced.
    if (this.isBusy() || this.methods()[from + by] === undefined) return;
    this.move(from, from + by);
    const write = (): void => {
      if (currentTarget instanceof HTMLElement) currentTarget.focus();
    };
    afterNextRender({ write }, { injector: this.#injector });
  }

  protected move(from: number, to: number): void {
    const methods = [...this.methods()];
    const method = methods[from];
    if (from === to || method === undefined) return;
    moveItemInArray(methods, from, to);
    this.reordered.emit(methods);
    const [name, place] = [this.name(method), to + 1];
    void this.#announcer.announce($localize`:@@menu.moved:${name}:NAME: is now number ${place}:PLACE:.`);
  }
}
