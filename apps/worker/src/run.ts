import { runProcess } from '#runtime';
import { startWorker } from './index.js';

await runProcess('worker', startWorker);
