import { readFileSync } from 'node:fs';
import type * as z from 'zod';

const SUFFIX = '_FILE';

/** The environment after the files of its `…_FILE` variables are read, and the problems with these. */
export interface ReadSecrets {
  readonly environment: NodeJS.ProcessEnv;
  /** A line for each variable that cannot be used. */
  readonly problems: readonly string[];
}

/**
 * Reads secrets from files, as Docker, Kubernetes and systemd provide them: `<NAME>_FILE` names the file; one line break at its end is
 * ignored. Empty variables count as unset.
 *
 * @param settings the schema of each setting, by its name
 */
export function readSecretFiles(
  environment: NodeJS.ProcessEnv,
  settings: Readonly<Record<string, z.ZodType>>,
): ReadSecrets {
  const complete: NodeJS.ProcessEnv = { ...environment };
  const problems: string[] = [];
  for (const [name, schema] of Object.entries(settings)) {
    const variable = name + SUFFIX;
    const path = environment[variable] ?? '';
    // AUDIT_CHECKPOINT_FILE, for example, is itself a setting.
    if (path === '' || variable in settings) continue;
    Reflect.deleteProperty(complete, variable);
    const { text, problem } = secretOf(path, name, environment, schema);
    if (problem === undefined) complete[name] = text;
    else problems.push(`${variable} ${problem}`);
  }
  return { environment: complete, problems };
}

function secretOf(
  path: string,
  name: string,
  environment: NodeJS.ProcessEnv,
  schema: z.ZodType,
): { readonly text?: string; readonly problem?: string } {
  if (schema.meta()?.['secret'] !== true)
    return { problem: `is not supported: only secrets can be read from files; set ${name}` };
  if ((environment[name] ?? '') !== '') return { problem: `and ${name} are both set; set only one of them` };
  try {
    const text = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return text === '' ? { problem: 'names an empty file' } : { text };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    return { problem: `names a file that cannot be read (${code})` };
  }
}
