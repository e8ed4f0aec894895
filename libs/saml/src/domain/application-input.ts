import * as z from 'zod';
import { generalFields, webAddress } from '#applications';
import { serviceProviderFields } from './service-provider.js';

/** Longest metadata, in characters. */
const LONGEST_METADATA = 256 * 1_024;

const metadataFields = {
  /** What the application calls its metadata, as XML; what is said besides comes before it. */
  metadata: z.string().max(LONGEST_METADATA, 'The metadata is at most 256 KiB').optional(),
  /** Where the metadata is read from, once. */
  metadataUrl: webAddress.optional(),
};

/** Metadata that somebody wants to look at before it counts. */
export const givenMetadata = z
  .strictObject(metadataFields)
  .refine(
    ({ metadata, metadataUrl }) => (metadata === undefined) !== (metadataUrl === undefined),
    'Metadata is given as text or by its address',
  );

/** What can be changed of an application that speaks SAML. */
export const samlChanges = z
  .strictObject({ ...generalFields, ...serviceProviderFields })
  .partial()
  .extend(metadataFields)
  .refine(
    ({ metadata, metadataUrl }) => metadata === undefined || metadataUrl === undefined,
    'Metadata is given as text or by its address, not both',
  );

export type SamlChanges = z.input<typeof samlChanges>;

/** What is told of a new one; what neither this nor its metadata says is as `NEW_SERVICE_PROVIDER` has it. */
export const newSamlApplication = samlChanges.safeExtend({ name: generalFields.name });

export type NewSamlApplication = z.input<typeof newSamlApplication>;

/** What applications of every protocol have. */
export const generalSettings = z.object(generalFields);
