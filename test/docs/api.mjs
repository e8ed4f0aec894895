// `npm run api`: writes the OpenAPI description, admin-ui/openapi.json, and the console's client that is generated from it.
import { orOneLine } from '../../apps/standalone/toolchain/failure.mjs';
import { generateClient } from '../../apps/standalone/toolchain/console.mjs';

process.env.WRITE_DOCS = '1';
process.argv.push('test/docs/generated', '--testNamePattern', 'openapi.json');
await import('../run.mjs');
if (!process.exitCode) await orOneLine(generateClient);
