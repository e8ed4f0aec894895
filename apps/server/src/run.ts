import { runProcess } from '#runtime';
import { startServer } from './index.js';

await runProcess('server', startServer);
