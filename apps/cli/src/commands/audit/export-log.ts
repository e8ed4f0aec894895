import type { ExportInput, Manifest } from '#audit';
import type { Product } from '../../product/product.js';
import { NewFile } from '../../terminal/new-file.js';
import { showProgress } from './show-progress.js';

/** Where to write an export. */
interface Destination {
  readonly out: string;
  /** Whether existing files may be replaced. */
  readonly force: boolean;
}

/** The complete files. */
export interface WrittenExport {
  readonly file: string;
  /** The path of the manifest. */
  readonly beside: string;
  readonly manifest: Manifest;
}

/**
 * Writes a log to a file, with its manifest beside it.
 *
 * @throws CommandFailure when they cannot be written, or already exist
 */
export async function exportLog(
  product: Product,
  input: ExportInput,
  { out, force }: Destination,
): Promise<WrittenExport> {
  const { ExportToStream } = await import('#audit');
  const files = [new NewFile(out, force), new NewFile(`${out}.manifest.json`, force)] as const;
  const [file, beside] = files;
  const progress = showProgress(process.stderr);
  try {
    const manifest = await product.get(ExportToStream).execute(input, file.open(), progress.show);
    beside.write(`${JSON.stringify(manifest, null, 2)}\n`);
    for (const one of files) one.finish();
    return { file: file.path, beside: beside.path, manifest };
  } catch (error) {
    throw files.map((one) => one.complaintAbout(error)).find((one) => one !== undefined) ?? error;
  } finally {
    progress.clear();
    for (const one of files) one.discard();
  }
}
