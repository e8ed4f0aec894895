import { effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { Session } from '../session/session';
import { WindowSubject } from '../ui/window-subject';

/** What the window is called: the thing that the page is about, the page of the navigation, and whose console it is. */
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
