import 'reflect-metadata';
import { hasUnanchoredLogs } from '#audit';
import { newId } from '#kernel';
import { runInContext, type Settings } from '#runtime';
import { anchorEveryLog, openApplication } from '../../cli/src/index.js';

/** Vouches for the logs of an older version when these migrations were the ones that made it possible. */
export async function anchorOldLogs(applied: readonly string[], settings: Settings): Promise<void> {
  if (!hasUnanchoredLogs(applied)) return;
  const context = await openApplication(settings);
  const requestId = newId();
  try {
    await runInContext({ requestId, correlationId: requestId, actor: { kind: 'system' } }, () =>
      anchorEveryLog(context),
    );
  } finally {
    await context.close();
  }
}
