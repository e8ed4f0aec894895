import * as z from 'zod';
import { generalFields, webUrl } from '#applications';
import { serviceProviderFields } from './service-provider.js';

/** Maximum length of metadata, in characters. */
const LONGEST_METADATA = 256 * 1_024;

const metadataFields = {
  /** The application's metadata, as XML. Values given beside it take precedence. */
  metadata: z.string().max(LONGEST_METADATA, 'The metadata is at most 256 KiB').optional(),
  /** The address from which the metadata is fetched, once. */
  metadataUrl: webUrl.optional(),
};

/** Metadata for a preview. */
export const givenMetadata = z
  .strictObject(metadataFields)
  .refine(
    ({ metadata, metadataUrl }) => (metadata === undefined) !== (metadataUrl === undefined),
    'Metadata is given as text or by its address',
  );

/** The settings of a SAML application that can be changed. */
export const samlChanges = z
  .strictObject({ ...generalFields, ...serviceProviderFields })
  .partial()
  .extend(metadataFields)
  .refine(
    ({ metadata, metadataUrl }) => metadata === undefined || metadataUrl === undefined,
    'Metadata is given as text or by its address, not both',
  );

export type SamlChanges = z.input<typeof samlChanges>;

/** The input for a new application. `NEW_SERVICE_PROVIDER` has the values for settings that neither it nor the metadata gives. */
export const newSamlApplication = samlChanges.safeExtend({ name: generalFields.name });

export type NewSamlApplication = z.input<typeof newSamlApplication>;

/** The settings that applications of every protocol have. */
export const generalSettings = z.object(generalFields);
