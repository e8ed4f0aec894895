import type { SourceChange } from '../domain/source.js';
import type { DirectoryScene } from './directory-scene.js';

/** An event of the source that a person has changed. */
export const person = (externalId: string, isLeaving = false): SourceChange => ({
  kind: 'person',
  externalId,
  isLeaving,
});

/** An event of the source that a person has left. */
export const left = (seat: string): SourceChange => person(seat, true);

/** An event of the source that a unit has changed. */
export const unit = (externalId: string): SourceChange => ({ kind: 'unit', externalId, isLeaving: false });

/** Whether an account may log on. */
export const isIn = async (scene: DirectoryScene, username: string): Promise<boolean> =>
  (await scene.account(username))?.status === 'active';

/** Runs postponed looks now. */
export async function later(scene: DirectoryScene): Promise<void> {
  await scene.run((transaction) =>
    transaction.query(`update directory.notice set next_attempt_at = now() - interval '1 second'`),
  );
  await scene.follow();
}

/** What still waits for a check, such as `person ann`. */
export async function waiting(scene: DirectoryScene): Promise<readonly string[]> {
  const rows = await scene.run((transaction) =>
    transaction.query<{ what: string }>(
      `select kind || ' ' || external_id as what from directory.notice where tenant_id = $1 order by 1`,
      [scene.tenantId],
    ),
  );
  return rows.map(({ what }) => what);
}

/** Names of a person's units, the main one first. */
export const unitsOf = async (scene: DirectoryScene, word: string): Promise<readonly string[]> =>
  (await scene.person(word)).units.map(({ name }) => name);
