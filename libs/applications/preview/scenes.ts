import { ACCOUNT } from '../../pages/preview/samples.js';
import type { Scenes } from '../../pages/preview/scenes.js';
import { noAccessPage } from '../src/pages/no-access-page.js';

export const scenes: Scenes = {
  'application-no-access': (context) =>
    noAccessPage({ context, application: 'Grafana', account: ACCOUNT.displayName, owner: 'Chen Jing' }),
};
