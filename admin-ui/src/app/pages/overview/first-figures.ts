import type { Overview } from '../../api/generated/models/overview';
import { consolePath } from '../../console-path';
import { givenMe } from '../../session/given-me';

/** Days that the figures are of. */
export const DAYS = 30;

let begun: Promise<Overview | undefined> | undefined;

/**
 * Asks for the figures while the scripts that will show them are still on their way, where the address is the overview's. It is asked by hand,
 * as the generated client is one of these scripts.
 */
export function beginFigures(): void {
  const me = givenMe();
  const isHere = [consolePath(), `${consolePath()}overview`].includes(location.pathname);
  if (!isHere || me?.permissions.includes('overview.read') !== true) return;
  begun = ask(me.session.id);
}

/** What was asked for, once. Undefined: nothing was, or it was not answered well, and the client has to ask. */
export async function takeFigures(): Promise<Overview | undefined> {
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
    return undefined; // the client asks again, and says what is wrong
  }
}
