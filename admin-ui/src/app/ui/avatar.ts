import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A person or a thing in a list, on its own colour: the first letter of the name; for a person whose name ends in Chinese, its last two characters. */
@Component({
  selector: 'oe-avatar',
  template: '{{ letters() }}',
  host: { 'aria-hidden': 'true', '[style.--hue]': 'hue()' },
  styles: `
    :host {
      display: inline-grid;
      flex: none;
      place-content: center;
      width: 32px;
      height: 32px;
      font-size: 13px;
      font-weight: 600;
      line-height: 1;
      color: light-dark(hsl(var(--hue) 60% 26%), hsl(var(--hue) 70% 86%));
      background: light-dark(hsl(var(--hue) 60% 90%), hsl(var(--hue) 35% 26%));
      border-radius: 50%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Avatar {
  readonly name = input.required<string>();
  /** The last characters of an application's name would mostly say that it is one. */
  readonly kind = input<'person' | 'thing'>('person');

  protected readonly letters = computed(() => {
    const name = this.name().trim();
    const [first = ''] = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
    const given = this.kind() === 'person' ? /\p{Script=Han}{1,2}$/u.exec(name)?.[0] : undefined;
    return given ?? first.toUpperCase();
  });
  /** The same colour for the same name. */
  protected readonly hue = computed(() =>
    Array.from(this.name()).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7),
  );
}
