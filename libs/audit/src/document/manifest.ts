import * as z from 'zod';
import { sha256Text, signature, timeText } from './signed.js';

/** The export formats. `csv-excel` is `csv` with a byte order mark; without it, Excel reads UTF-8 in the machine's own encoding. */
export const EXPORT_FORMATS = ['csv', 'csv-excel', 'jsonl', 'ocsf'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const place = z.strictObject({ sequence: z.int().nonnegative(), hash: sha256Text });

// Registered instead of described by `meta`, which would name a copy, whose nested schemas would have no names in the API.
const jsonValue = z.json().register(z.globalRegistry, { id: 'JsonValue' });

/** The signed description of an exported file. It is stored beside the file as `<file>.manifest.json`. */
export const manifestDocument = z.strictObject({
  version: z.literal(1),
  tenant: z.strictObject({ id: z.uuid(), slug: z.string() }),
  format: z.enum(EXPORT_FORMATS),
  filter: z.record(z.string(), jsonValue).describe('What was asked for; empty: everything that is kept'),
  count: z.int().nonnegative().describe('Records in the file'),
  firstSequence: z.int().positive().nullable().describe('Null when the file holds no record'),
  lastSequence: z.int().positive().nullable(),
  contiguous: z.boolean().describe('Whether no record between the first and the last is left out'),
  sha256: sha256Text.describe('Of the bytes of the file'),
  bytes: z.int().nonnegative(),
  chain: place.describe('End of the chain when the export was made; 0 and zeros when it was empty'),
  anchors: z
    .array(place)
    .describe('Hashes of records of the file, ascending: about every thousandth, and the last one'),
  madeAt: timeText,
  unproven: z
    .string()
    .optional()
    .describe('Why the log that it was taken from could not be vouched for; missing: it could'),
  ...signature,
});

export type Manifest = Readonly<z.output<typeof manifestDocument>>;
