import type { SamlApplication } from '../../../api/generated/models/saml-application';

interface Named<T> {
  readonly value: T;
  readonly name: string;
}

/** Labels of name id formats. */
export const NAME_ID_FORMATS: readonly Named<SamlApplication['nameIdFormat']>[] = [
  {
    value: 'persistent',
    name: $localize`:@@applications.nameId.persistent:An ID that no other application knows (persistent)`,
  },
  { value: 'email', name: $localize`:@@applications.nameId.email:The email address (emailAddress)` },
  { value: 'username', name: $localize`:@@applications.nameId.username:The username (unspecified)` },
  {
    value: 'transient',
    name: $localize`:@@applications.nameId.transient:A new ID at each logon (transient)`,
  },
];

/** Labels for the signed part of a response. */
export const SIGNED: readonly Named<SamlApplication['signed']>[] = [
  { value: 'both', name: $localize`:@@applications.signed.both:Assertion and response` },
  { value: 'assertion', name: $localize`:@@applications.signed.assertion:The assertion` },
  { value: 'response', name: $localize`:@@applications.signed.response:The response` },
];

/** Labels of attribute sources. */
export const SOURCES: readonly Named<SamlApplication['attributes'][number]['source']>[] = [
  { value: 'username', name: $localize`:@@applications.source.username:Username` },
  { value: 'name', name: $localize`:@@applications.source.name:Name` },
  { value: 'email', name: $localize`:@@applications.source.email:Email address` },
  { value: 'phone', name: $localize`:@@applications.source.phone:Phone number` },
  { value: 'role', name: $localize`:@@applications.source.role:Role in the portal` },
  { value: 'groups', name: $localize`:@@applications.source.groups:Groups and departments` },
  { value: 'field', name: $localize`:@@applications.source.field:A profile field` },
  { value: 'id', name: $localize`:@@applications.source.id:Account ID` },
  { value: 'fixed', name: $localize`:@@applications.source.fixed:A fixed value` },
];

/** Sources that need a value. */
export const HAVING_A_VALUE: ReadonlySet<string> = new Set(['field', 'fixed']);

/** Labels of logout bindings. */
export const BINDINGS: readonly Named<SamlApplication['logouts'][number]['binding']>[] = [
  { value: 'soap', name: $localize`:@@applications.binding.soap:Server to server (SOAP)` },
  { value: 'redirect', name: $localize`:@@applications.binding.redirect:Through the browser (Redirect)` },
  { value: 'post', name: $localize`:@@applications.binding.post:Through the browser (POST)` },
];
