import { registerProblemFormat } from '#http';
import { messageSchema, SCIM_JSON, SCIM_PATH } from './scim-json.js';

/** The SCIM error types (RFC 7644, 3.12) of errors from other libs. */
const TYPES: Readonly<Record<string, string>> = {
  'accounts.email_taken': 'uniqueness',
  'accounts.username_taken': 'uniqueness',
  'accounts.username_confusable': 'uniqueness',
  'accounts.input_invalid': 'invalidValue',
  'groups.invalid': 'invalidValue',
  'groups.name_taken': 'uniqueness',
  'groups.too_many': 'tooMany',
  'request.invalid': 'invalidSyntax',
};

/** The parts of an error for the answer. */
interface Told {
  readonly code: string;
  readonly status: number;
  readonly detail?: string;
  readonly title?: string;
  readonly scimType?: unknown;
  readonly errors?: unknown;
}

/** A problem in the format of SCIM. */
export function scimErrorOf({ code, status, detail, title = code, scimType, errors }: Told): object {
  const type = scimType ?? TYPES[code];
  return {
    schemas: [messageSchema('Error')],
    status: String(status),
    ...(typeof type === 'string' ? { scimType: type } : {}),
    detail: [detail ?? title, ...faultsIn(errors)].join(' '),
  };
}

/** The errors of a request body, field by field. */
function faultsIn(errors: unknown): readonly string[] {
  const list = Array.isArray(errors)
    ? (errors as readonly { readonly path: string; readonly message: string }[])
    : [];
  return list.map(({ path, message }) => `${path}: ${message}.`);
}

registerProblemFormat({
  below: SCIM_PATH,
  mediaType: `${SCIM_JSON}; charset=utf-8`,
  challenge: 'Bearer',
  write: scimErrorOf,
});
