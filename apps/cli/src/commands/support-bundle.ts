import type { Command } from 'commander';
import { MakeSupportBundle } from '#operations';
import { explain } from '../explain.js';
import { NewFile } from '../terminal/new-file.js';
import { operates } from './operation.js';

/** `support-bundle` */
export function addSupportBundleCommand(root: Command): void {
  operates(
    root
      .command('support-bundle')
      .description(
        'write what somebody who helps needs to know to a file; it holds no secret and nobody by name',
      )
      .requiredOption('--out <file>', 'file to write, JSON')
      .option('--force', 'replace a file that is there'),
    async (product, { out, force }: { readonly out: string; readonly force?: true }) => {
      const file = new NewFile(out, force === true);
      const bundle = await product.get(MakeSupportBundle).execute(explain);
      try {
        file.write(bundle);
        file.finish();
      } catch (error) {
        file.discard();
        throw file.complaintAbout(error) ?? error;
      }
      return { json: { file: out }, text: `Written to ${out}. Read it before you send it.` };
    },
  );
}
