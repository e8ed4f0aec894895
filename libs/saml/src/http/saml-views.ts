import * as z from 'zod';
import { assignmentView } from '#applications';
import { OVERLAP_DAYS } from '../application/rotate-certificate.js';
import { givenMetadata, newSamlApplication, samlChanges } from '../domain/application-input.js';
import { NAME_ID_FORMATS } from '../domain/names.js';
import { SOURCES } from '../domain/service-provider.js';

const certificate = z.object({
  certificate: z.string().describe('DER in base64'),
  fingerprint: z.string().describe('SHA-256'),
});

const provider = {
  entityId: z.string(),
  consumers: z.array(z.object({ location: z.string(), index: z.int().nullable(), isDefault: z.boolean() })),
  logouts: z.array(
    z.object({
      binding: z.enum(['redirect', 'post', 'soap']),
      location: z.string(),
      responseLocation: z.string().nullable(),
    }),
  ),
  signingCertificates: z.array(certificate),
  encryptionCertificates: z.array(certificate),
  signsRequests: z.boolean(),
  nameIdFormat: z.enum(NAME_ID_FORMATS),
  signed: z.enum(['assertion', 'response', 'both']),
  encrypts: z.boolean(),
  attributes: z.array(
    z.object({
      name: z.string(),
      friendlyName: z.string().nullable(),
      source: z.enum(SOURCES),
      value: z.string().nullable().default(null).describe('Value for the source `fixed`'),
    }),
  ),
};

/** The settings from an application's metadata, with defaults where it says nothing. */
export const samlPreview = z.object(provider).meta({ id: 'SamlPreview' });

export const samlApplicationView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    category: z.string().describe('Heading under which people find the application; empty: none'),
    logo: z.string().nullable().describe('Data URL'),
    ownerId: z.uuid().nullable(),
    state: z.enum(['enabled', 'disabled']),
    audience: z.enum(['everyone', 'assigned']),
    startUrl: z.string().nullable().describe('Null: the logon starts at the portal, by SAML'),
    openUrl: z
      .string()
      .describe(
        'Address that opens the application through the portal, for a workbench, a bookmark or a message',
      ),
    createdAt: z.date(),
    updatedAt: z.date(),
    revision: z.string().describe('The ETag of this application, without quotes'),
    metadataUrl: z.string().describe('Address of the metadata, and entity id, of the identity provider'),
    ssoUrl: z.string().describe('Address to which the application sends people to log on'),
    sloUrl: z.string().describe('Address to which the application sends people to log off'),
    ...provider,
    assignments: z.array(assignmentView),
  })
  .meta({ id: 'SamlApplication' });

export type SamlApplicationView = z.output<typeof samlApplicationView>;

export const createdSamlView = z
  .object({
    id: z.uuid(),
    entityId: z.string().describe('Entity id of the application'),
    metadataUrl: z.string().describe('Metadata address of the identity provider'),
  })
  .meta({ id: 'CreatedSamlApplication' });

export const samlParams = z.object({ applicationId: z.uuid() });
export const newSamlBody = newSamlApplication.meta({ id: 'NewSamlApplication' });
export const samlPreviewBody = givenMetadata.meta({ id: 'GivenSamlMetadata' });
export const samlChangesBody = samlChanges.meta({ id: 'SamlApplicationChanges' });

export const rotateCertificateBody = z
  .strictObject({ overlapDays: z.int().min(0).max(OVERLAP_DAYS.longest).default(OVERLAP_DAYS.usual) })
  .meta({ id: 'RotateSamlCertificate' });

export const samlCertificatesView = z
  .object({
    items: z.array(
      z
        .object({
          id: z.uuid(),
          certificate: z.string().describe('PEM'),
          fingerprint: z.string().describe('SHA-256'),
          createdAt: z.date(),
          signsFrom: z.date().describe('Until then the certificate is only published'),
          retiresAt: z
            .date()
            .nullable()
            .describe('Until then the certificate is published; null: it has no successor yet'),
        })
        .meta({ id: 'SamlCertificate' }),
    ),
  })
  .meta({ id: 'SamlCertificates' });
