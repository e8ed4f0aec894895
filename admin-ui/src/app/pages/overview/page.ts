import type { Page } from '../../shell/page';
import { routes } from './routes';

export const overviewPage: Page = {
  path: 'overview',
  title: $localize`:@@page.overview:Overview`,
  icon: 'overview',
  permission: 'overview.read',
  loadChildren: () => Promise.resolve(routes),
};
