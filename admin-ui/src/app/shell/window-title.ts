import { effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { Session } from '../session/session';
import { WindowSubject } from '../ui/window-subject';

/** The title of the window: the thing on the page, the page in the navigation, and the tenant. */
@Injectable()
export class WindowTitle extends TitleStrategy {
  readonly #page = signal<string | undefined>(undefined);

  constructor() {
    super();
    const [title, subject, session] = [inject(Title), inject(WindowSubject), inject(Session)];
    effect(() => {
      const names = [subject.name(), this.#page(), session.tenant()?.name];
      title.setTitle(names.filter((name) => name !== undefined && name !== '').join(' · '));
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.#page.set(this.buildTitle(snapshot));
  }
}
