import type { AuthorisationRequest } from './authorisation-request.js';

/** The request's parameters, which are passed from page to page. */
export function Carried({ request }: { readonly request: AuthorisationRequest }) {
  return (
    <>
      {Object.entries(request.parameters).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
