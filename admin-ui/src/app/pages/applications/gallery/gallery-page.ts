import { ChangeDetectionStrategy, Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SearchField } from '../../../lists/search-field';
import { Avatar } from '../../../ui/avatar';
import { EmptyState } from '../../../ui/empty-state';
import { PageHeader } from '../../../ui/page-header';
import { SET_UPS } from './set-ups';

/** Ready-made set-ups, to begin with one of them. */
@Component({
  selector: 'oe-gallery-page',
  imports: [Avatar, EmptyState, PageHeader, RouterLink, SearchField],
  template: `
    <oe-page-header
      [backTo]="list"
      i18n-heading="@@applications.new"
      heading="Connect application"
      i18n-text="@@applications.galleryText"
      text="Select what you want to connect. Addresses are filled in here, and you get the values to copy there."
    />
    <oe-search-field
      class="search"
      i18n-label="@@applications.search"
      label="Name"
      [value]="search()"
      (searched)="search.set($event)"
    />
    <ul>
      @for (one of found(); track one.key) {
        <li>
          <a class="oe-card" [routerLink]="['/applications/new', one.key]">
            <oe-avatar [name]="one.name" />
            <span>
              <b>{{ one.name }}</b>
              @if (one.text; as text) {
                <span class="oe-second">{{ text }}</span>
              }
            </span>
          </a>
        </li>
      }
    </ul>
    @if (found().length === 0) {
      <oe-empty-state
        icon="apps"
        i18n-title="@@applications.noSetUp"
        title="No set-up of this name"
        i18n-text="@@applications.noSetUpText"
        text="Begin with “Web application”: its documentation names the redirect address."
      />
    }
  `,
  styles: `
    .search {
      display: block;
      max-width: 24rem;
      margin-block-end: 16px;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
      gap: 16px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    a {
      display: flex;
      gap: 12px;
      align-items: center;
      box-sizing: border-box;
      height: 100%;
      min-height: 72px;
      padding: 16px;
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      border-color: var(--mat-sys-primary);
    }
    b {
      font-weight: 500;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GalleryPage {
  protected readonly list = { title: $localize`:@@page.applications:Applications`, link: '/applications' };
  protected readonly search = signal<string | undefined>(undefined);
  protected readonly found = computed(() => {
    const words = (this.search() ?? '').toLowerCase();
    return SET_UPS.filter(({ name }) => name.toLowerCase().includes(words));
  });
}
