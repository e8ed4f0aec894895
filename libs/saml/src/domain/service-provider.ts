import * as z from 'zod';
import { webUrl } from '#applications';
import { plainText } from '#kernel';
import { isCertificate } from './certificates.js';
import { NAME_ID_FORMATS } from './names.js';

/** The sources of an attribute's value: a property of the person, or a constant for everybody (`fixed`), such as a role in the application. */
export const SOURCES = [
  'id',
  'username',
  'name',
  'email',
  'phone',
  'role',
  'groups',
  'field',
  'fixed',
] as const;

const entityId = plainText({ max: 1_024, min: 1, trim: true, what: 'An entity id' });

const consumer = z.strictObject({
  location: webUrl,
  /** The index by which a request may name the service. */
  index: z.int().min(0).max(65_535).nullable().default(null),
  isDefault: z.boolean().default(false),
});

const logout = z.strictObject({
  binding: z.enum(['redirect', 'post', 'soap']),
  location: webUrl,
  /** The address for responses; null: `location`. */
  responseLocation: webUrl.nullable().default(null),
});

const certificate = z
  .string()
  .max(10_000, 'A certificate is at most 10000 characters long')
  .transform((text) => text.replaceAll(/-----[^-]+-----|\s/g, ''))
  .refine(isCertificate, 'A certificate is one of X.509 with an RSA key of 2048 bits or more, PEM or Base64');

/** Sources that need a value: a constant, or the key of a profile field. */
const HAVING_A_VALUE: ReadonlySet<string> = new Set(['field', 'fixed']);

const attribute = z
  .strictObject({
    name: plainText({ max: 300, min: 1, trim: true, what: 'The name of an attribute' }),
    friendlyName: plainText({ max: 100, trim: true, what: 'The friendly name of an attribute' })
      .nullable()
      .default(null),
    source: z.enum(SOURCES),
    /** The constant of `fixed`, or the key of the field for `field`. */
    value: plainText({ max: 1_000, trim: true, what: 'The value of an attribute' }).nullable().default(null),
  })
  .refine(({ source, value }) => HAVING_A_VALUE.has(source) === (value !== null && value !== ''), {
    message: 'A value is given to an attribute whose source is fixed or a field, and to no other',
    path: ['value'],
  });

/** The SAML 2.0 settings of an application. */
export const serviceProviderFields = {
  entityId,
  /** Assertion consumer services: responses go only to these addresses. */
  consumers: z.array(consumer).min(1, 'At least one assertion consumer service').max(20).readonly(),
  /** Single logout services. */
  logouts: z.array(logout).max(10).readonly(),
  /** The certificates that verify the application's messages; Base64 of DER. */
  signingCertificates: z.array(certificate).max(5, 'At most 5 certificates').readonly(),
  encryptionCertificates: z.array(certificate).max(5, 'At most 5 certificates').readonly(),
  /** Whether unsigned requests are refused. */
  signsRequests: z.boolean(),
  nameIdFormat: z.enum(NAME_ID_FORMATS),
  /** Which part of a response is signed. */
  signed: z.enum(['assertion', 'response', 'both']),
  encrypts: z.boolean(),
  attributes: z.array(attribute).max(50, 'At most 50 attributes').readonly(),
} as const;

const fields = z.object(serviceProviderFields);

/** The rules between the settings. */
export const serviceProvider = fields.superRefine((given, context) => {
  const wrong = (path: keyof typeof serviceProviderFields, message: string): void => {
    context.addIssue({ code: 'custom', path: [path], message });
  };
  if (given.encrypts && given.encryptionCertificates.length === 0)
    wrong('encrypts', 'Encryption needs a certificate of the application for it');
  if (given.signsRequests && given.signingCertificates.length === 0)
    wrong('signsRequests', 'Requests can be checked only with a signing certificate of the application');
  if (new Set(given.attributes.map(({ name }) => name)).size < given.attributes.length)
    wrong('attributes', 'Each name of an attribute once');
});

export type ServiceProvider = Readonly<z.output<typeof fields>>;

/** The defaults of a new application, for settings that neither its metadata nor the administrator gives. */
export const NEW_SERVICE_PROVIDER = {
  logouts: [],
  signingCertificates: [],
  encryptionCertificates: [],
  signsRequests: false,
  nameIdFormat: 'persistent',
  signed: 'both',
  encrypts: false,
  attributes: [
    { name: 'urn:oid:0.9.2342.19200300.100.1.1', friendlyName: 'uid', source: 'username', value: null },
    { name: 'urn:oid:0.9.2342.19200300.100.1.3', friendlyName: 'mail', source: 'email', value: null },
    { name: 'urn:oid:2.16.840.1.113730.3.1.241', friendlyName: 'displayName', source: 'name', value: null },
  ],
} as const;
