import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A network address, or what the log keeps instead. A long one breaks at colons, into lines of similar length; the characters stay unchanged for copying. */
@Component({
  selector: 'oe-network-address',
  template: `@for (part of parts(); track $index) {
    <span>{{ part }}</span><wbr />
  }`,
  host: { '[class.long]': 'parts().length > 2' },
  styles: `
    :host {
      display: block;
      overflow-wrap: anywhere;
      text-wrap: balance;
    }
    /* Half of a full IPv6 address: four groups with their colons. */
    :host(.long) {
      min-width: 21ch;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NetworkAddress {
  readonly address = input.required<string>();

  protected readonly parts = computed(() => this.address().split(/(?<=:)(?!:)/));
}
