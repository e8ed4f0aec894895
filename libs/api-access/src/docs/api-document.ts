/** A JSON Schema of OpenAPI 3.0, with the parts that the pages show. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly minimum?: number;
  readonly minItems?: number;
}

/** A parameter of an address or a query. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface DescribedRoute {
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-summary-zh': string;
  readonly tags: readonly [string];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly 'x-permission'?: string;
  readonly 'x-fresh-authentication'?: boolean;
}

/** The OpenAPI document, with the parts that the pages show. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedRoute>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** An operation of the API. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Its summary in each language. */
  readonly summary: { readonly en: string; readonly zh: string };
  readonly area: string;
  readonly permission: string | undefined;
  readonly isSensitive: boolean;
  readonly parameters: readonly Parameter[];
  readonly bodyType: string | undefined;
  readonly body: Schema | undefined;
  /** The status of success, and its content. */
  readonly status: string;
  readonly answer: Schema | undefined;
}

/** The operations that tokens can use, sorted by area and address. */
export function operationsOf(document: ApiDocument): readonly Operation[] {
  const operations = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/admin/'))
    .flatMap(([path, routes]) =>
      Object.entries(routes).map(([method, route]) => operationOf(method.toUpperCase(), path, route)),
    );
  return operations.toSorted((one, other) => one.area.localeCompare(other.area, 'en'));
}

function operationOf(method: string, path: string, route: DescribedRoute): Operation {
  const [bodyType] = Object.keys(route.requestBody?.content ?? {});
  const [status = '200', answer] =
    Object.entries(route.responses).find(([code]) => code.startsWith('2')) ?? [];
  return {
    id: route.operationId,
    method,
    path,
    summary: { en: route.summary, zh: route['x-summary-zh'] },
    area: route.tags[0],
    permission: route['x-permission'],
    isSensitive: route['x-fresh-authentication'] === true,
    parameters: route.parameters ?? [],
    bodyType,
    body: bodyType === undefined ? undefined : route.requestBody?.content[bodyType]?.schema,
    status,
    answer: Object.values(answer?.content ?? {})[0]?.schema,
  };
}
