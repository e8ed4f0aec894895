import type { Overview } from '../../api/generated/models/overview';
import { consolePath } from '../../console-path';
import { embeddedMe } from '../../session/embedded-me';

/** Number of days in the figures. */
export const DAYS = 30;

let begun: Promise<Overview | undefined> | undefined;

/**
 * Loads the figures while the scripts that show them are still loading, if the address is the overview's. It uses `fetch`, because the generated client is
 * in one of these scripts.
 */
export function prefetchOverview(): void {
  const me = embeddedMe();
  const isHere = [consolePath(), `${consolePath()}overview`].includes(location.pathname);
  if (!isHere || me?.permissions.includes('overview.read') !== true) return;
  begun = ask(me.session.id);
}

/** The loaded figures, once. Undefined: nothing was loaded, or it failed, and the client must ask. */
export async function takePrefetched(): Promise<Overview | undefined> {
  const taken = begun;
  begun = undefined;
  return taken;
}

async function ask(session: string): Promise<Overview | undefined> {
  try {
    const answer = await fetch(`/api/admin/overview?days=${DAYS.toString()}`, {
      headers: { accept: 'application/json', 'x-session-id': session },
    });
    return answer.ok ? ((await answer.json()) as Overview) : undefined;
  } catch {
    return undefined; // the client asks again, and reports the error
  }
}
