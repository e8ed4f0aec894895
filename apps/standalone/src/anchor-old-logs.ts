import 'reflect-metadata';
import { hasUnanchoredLogs } from '#audit';
import { newId } from '#kernel';
import { runInContext, type Settings } from '#runtime';
import { anchorEveryLog, openApplication } from '../../cli/src/index.js';

/** Anchors the logs of an older version, if the migrations that make this possible have just been applied. */
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
