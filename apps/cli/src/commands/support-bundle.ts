import type { Command } from 'commander';
import { MakeSupportBundle } from '#operations';
import { explain } from '../explain.js';
import { NewFile } from '../terminal/new-file.js';
import { commandAction } from './command-action.js';

/** `support-bundle` */
export function addSupportBundleCommand(root: Command): void {
  commandAction(
    root
      .command('support-bundle')
      .description('write a file with what support needs to know; it holds no secrets and no names of people')
      .requiredOption('--out <file>', 'JSON file to write')
      .option('--force', 'replace an existing file'),
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
