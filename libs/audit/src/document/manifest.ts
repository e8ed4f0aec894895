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
  filter: z.record(z.string(), jsonValue).describe('The requested filter. Empty: all records that are kept'),
  count: z.int().nonnegative().describe('Number of records in the file'),
  firstSequence: z.int().positive().nullable().describe('Null if the file holds no records'),
  lastSequence: z.int().positive().nullable(),
  contiguous: z.boolean().describe('Whether the file holds every record between the first and the last'),
  sha256: sha256Text.describe('SHA-256 of the bytes of the file'),
  bytes: z.int().nonnegative(),
  chain: place.describe('End of the chain at the time of the export; 0 and zeros if the log was empty'),
  anchors: z
    .array(place)
    .describe('Hashes of about every thousandth record of the file and of the last one, in ascending order'),
  madeAt: timeText,
  unproven: z.string().optional().describe('Why the exported log could not be vouched for. Absent: it could'),
  ...signature,
});

export type Manifest = Readonly<z.output<typeof manifestDocument>>;
