import { accountsPage } from '../pages/accounts/page';
import { applicationsPage } from '../pages/applications/page';
import { apiAccessPage } from '../pages/api-access/page';
import { auditPage } from '../pages/audit/page';
import { bindingsPage } from '../pages/bindings/page';
import { directoryPage } from '../pages/directory/page';
import { groupsPage } from '../pages/groups/page';
import { logonMenuPage } from '../pages/logon-menu/page';
import { overviewPage } from '../pages/overview/page';
import { sessionsPage } from '../pages/sessions/page';
import { settingsPage } from '../pages/settings/page';
import { PROVIDERS } from '../providers/providers';
import type { Page } from './page';

/** The navigation, in its order. The English names are fixed: tools find the pages by them. */
export const PAGES: readonly Page[] = [
  overviewPage,
  logonMenuPage,
  ...PROVIDERS.map(({ page }) => page),
  bindingsPage,
  accountsPage,
  directoryPage,
  groupsPage,
  applicationsPage,
  sessionsPage,
  auditPage,
  apiAccessPage,
  settingsPage,
];
