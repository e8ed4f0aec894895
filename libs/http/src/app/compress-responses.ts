import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Answers below this many bytes fit into one packet uncompressed. */
const WORTH_IT_BYTES = 1_024;

/** At this quality, Brotli takes as long as gzip and produces less output; from 6 on it costs more than it saves. */
const BROTLI_QUALITY = 5;

/**
 * Compresses pages, scripts, styles and JSON, but not event streams and exports. A secret that is the same in every answer must not be
 * compressed together with text that others can choose (BREACH): `CsrfTokens` masks the one on pages.
 */
export async function compressResponses(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyCompress, {
    threshold: WORTH_IT_BYTES,
    encodings: ['br', 'gzip'],
    customTypes: /^(text\/(html|css|javascript)|application\/([\w.-]+\+)?json)\b/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
}
