import { ChangeDetectionStrategy, Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SearchField } from '../../../lists/search-field';
import { Avatar } from '../../../ui/avatar';
import { EmptyState } from '../../../ui/empty-state';
import { PageHeader } from '../../../ui/page-header';
import { protocolName } from '../protocol-name';
import { SET_UPS } from './set-ups';

/** The list of ready-made set-ups. */
@Component({
  selector: 'oe-gallery-page',
  imports: [Avatar, EmptyState, PageHeader, RouterLink, SearchField],
  templateUrl: './gallery-page.html',
  styleUrl: './gallery-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GalleryPage {
  protected readonly list = { title: $localize`:@@page.applications:Applications`, link: '/applications' };
  protected readonly protocolName = protocolName;
  protected readonly search = signal<string | undefined>(undefined);
  protected readonly found = computed(() => {
    const words = (this.search() ?? '').toLowerCase();
    return SET_UPS.filter(({ name }) => name.toLowerCase().includes(words));
  });
}
