import { parseExternalCheckpoints, manifestDocument, type ExternalCheckpoints, type Manifest } from '#audit';
import { CommandFailure } from '../../failure.js';
import { readGiven } from '../../terminal/read-given.js';

interface Whose {
  readonly id: string;
  readonly slug: string;
}

/** The checkpoints of a tenant in a file that was kept outside of the database. */
export function checkpointsIn(path: string, { id, slug }: Whose): ExternalCheckpoints {
  const external = parseExternalCheckpoints(readGiven(path), id);
  if (external.checkpoints.length === 0)
    throw new CommandFailure(`${path} contains no checkpoint of the tenant "${slug}".`);
  return external;
}

/** The manifest of an earlier export of a tenant's log. */
export function manifestIn(path: string, { id, slug }: Whose): Manifest {
  const manifest = parsed(readGiven(path));
  if (manifest === undefined) throw new CommandFailure(`${path} is not the manifest of an export.`);
  if (manifest.tenant.id !== id)
    throw new CommandFailure(`${path} is not the manifest of an export of the tenant "${slug}".`);
  return manifest;
}

function parsed(text: string): Manifest | undefined {
  try {
    return manifestDocument.parse(JSON.parse(text));
  } catch {
    return undefined; // not a manifest, whatever it is
  }
}
