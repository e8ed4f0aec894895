// Removes old records like a worker, on request, so that the start of a process is not measured.
import 'reflect-metadata';
import { ChangeRetention, RunRetention } from '#audit';
import { openApplication } from '../../../dist/apps/cli/src/product/open-application.js';
import { commandSettings } from '../../../dist/apps/cli/src/product/environment.js';

const app = await openApplication(commandSettings(process.env));

async function run(tenantId) {
  await app.get(ChangeRetention, { strict: false }).execute(tenantId, 30);
  await app.get(RunRetention, { strict: false }).execute([tenantId]);
}

process.on('message', ({ id, ask, tenantId }) => {
  if (ask !== 'retention') return;
  void run(tenantId).then(() => process.send({ id, answer: null }));
});
process.channel?.ref();

console.log('Retention is running');
