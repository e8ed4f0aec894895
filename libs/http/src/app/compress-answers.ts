import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Answers below this many bytes fit into one packet as they are. */
const WORTH_IT_BYTES = 1_024;

/** Brotli of this quality takes as long as gzip and gives less; from 6 on it costs more than it saves. */
const BROTLI_QUALITY = 5;

/**
 * Pages, scripts, styles and JSON; streams of events and exports go as they are. A secret that is the same in every answer
 * must not be compressed beside what others may choose (BREACH): `CsrfTokens` masks the one that pages hold.
 */
export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyCompress, {
    threshold: WORTH_IT_BYTES,
    encodings: ['br', 'gzip'],
    customTypes: /^(text\/(html|css|javascript)|application\/([\w.-]+\+)?json)\b/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
}
