import { readFileSync } from 'node:fs';
import type { Agent, Answer } from '../../harness/agent.js';

/** A route of the admin API, from its OpenAPI description. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With parameters, such as `/api/admin/dingtalk-connections/{id}`. */
  readonly path: string;
  /** Names of the path's parameters. */
  readonly parameters: readonly string[];
  /** Media type of its body. */
  readonly bodyType: string | undefined;
  /** Whether it requires a fresh authentication, by the description. */
  readonly isSensitive: boolean;
  /** The permission that it requires, by the description; null: none. */
  readonly permission: string | null;
}

interface Described {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly 'x-fresh-authentication'?: boolean;
  readonly 'x-permission'?: string;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

/** Every route below `/api/admin`, from the description, which is kept up to date with the code. */
export const OPERATIONS: readonly Operation[] = Object.entries(
  (
    JSON.parse(
      readFileSync(new URL('../../../admin-ui/openapi.json', import.meta.url), 'utf8'),
    ) as Description
  ).paths,
)
  .filter(([path]) => path.startsWith('/api/admin/'))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, requestBody, ...more }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      parameters: Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name),
      bodyType: Object.keys(requestBody?.content ?? {})[0],
      isSensitive: more['x-fresh-authentication'] === true,
      permission: more['x-permission'] ?? null,
    })),
  );

/** Calls a route from a browser that is logged on. Every change is based on a revision that is long outdated. */
export function call(
  browser: Agent,
  { method, path, bodyType }: Operation,
  values: Readonly<Record<string, string>>,
  body: unknown,
): Promise<Answer> {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  if (method === 'GET') return browser.getJson(address);
  return browser.sendJson(method, address, bodyType === undefined ? undefined : (body ?? {}), {
    'if-match': '"long-past"',
    ...(bodyType === undefined ? {} : { 'content-type': bodyType }),
  });
}
