import { ACCOUNT } from '../../pages/preview/samples.js';
import type { Scenes } from '../../pages/preview/scenes.js';
import { goOnPage } from '../src/pages/go-on-page.js';
import { noAccessPage } from '../src/pages/no-access-page.js';

export const scenes: Scenes = {
  'application-no-access': (context) =>
    noAccessPage({ context, application: 'Grafana', account: ACCOUNT.displayName, owner: 'Chen Jing' }),
  'application-go-on': (context) => goOnPage(context, 'https://wiki.example.com/start'),
};
