import { launch } from '#launch';

await launch(() => import('./run.js'), 'openeiam-worker');
