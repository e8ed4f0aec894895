import type { SamlApplication } from '../../../api/generated/models/saml-application';
import type { SamlApplicationChanges } from '../../../api/generated/models/saml-application-changes';
import { linesOf } from '../addresses';
import { generalChangesOf, generalValuesOf } from '../any-protocol/general-controls';
import { HAVING_A_VALUE } from './saml-names';

export type Logout = { readonly binding: SamlApplication['logouts'][number]['binding'] } & Readonly<
  Record<'location' | 'responseLocation', string>
>;
export type Attribute = { readonly source: SamlApplication['attributes'][number]['source'] } & Readonly<
  Record<'name' | 'friendlyName' | 'value', string>
>;

/** The settings in the form's shape: one address on each line, an empty text for a missing value. */
export interface SamlValues extends ReturnType<typeof generalValuesOf> {
  readonly startUrl: string;
  readonly entityId: string;
  readonly consumers: string;
  readonly logouts: readonly Logout[];
  readonly nameIdFormat: SamlApplication['nameIdFormat'];
  readonly attributes: readonly Attribute[];
  readonly signed: SamlApplication['signed'];
  readonly encrypts: boolean;
  readonly signsRequests: boolean;
  /** Base64 of DER. */
  readonly signingCertificates: readonly string[];
  readonly encryptionCertificates: readonly string[];
}

export function samlValuesOf(application: SamlApplication): SamlValues {
  const { entityId, nameIdFormat, signed, encrypts, signsRequests } = application;
  return {
    ...generalValuesOf(application),
    startUrl: application.startUrl ?? '',
    entityId,
    nameIdFormat,
    signed,
    encrypts,
    signsRequests,
    consumers: application.consumers.map(({ location }) => location).join('\n'),
    logouts: application.logouts.map(({ binding, location, responseLocation }) => ({
      binding,
      location,
      responseLocation: responseLocation ?? '',
    })),
    attributes: application.attributes.map(({ name, friendlyName, source, value }) => ({
      name,
      friendlyName: friendlyName ?? '',
      source,
      value: value ?? '',
    })),
    signingCertificates: application.signingCertificates.map(({ certificate }) => certificate),
    encryptionCertificates: application.encryptionCertificates.map(({ certificate }) => certificate),
  };
}

/** Converts the form's values to the API's. Addresses that already existed keep their index from the metadata. */
export function samlChangesOf(values: SamlValues, before: SamlApplication): SamlApplicationChanges {
  const { nameIdFormat, signed, encrypts, signsRequests } = values;
  return {
    ...generalChangesOf(values),
    startUrl: values.startUrl.trim() || null,
    entityId: values.entityId.trim(),
    nameIdFormat,
    signed,
    encrypts,
    signsRequests,
    consumers: linesOf(values.consumers).map(
      (location) => before.consumers.find((known) => known.location === location) ?? { location },
    ),
    logouts: values.logouts.map(({ binding, location, responseLocation }) => ({
      binding,
      location: location.trim(),
      responseLocation: responseLocation.trim() || null,
    })),
    attributes: values.attributes.map(({ name, friendlyName, source, value }) => ({
      name: name.trim(),
      friendlyName: friendlyName.trim() || null,
      source,
      value: HAVING_A_VALUE.has(source) ? value.trim() : null,
    })),
    signingCertificates: [...values.signingCertificates],
    encryptionCertificates: [...values.encryptionCertificates],
  };
}
