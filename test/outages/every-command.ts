import type { Command } from 'commander';
import { program } from '../../apps/cli/src/index.js';

/** What a command is given, and how it should end when everything is there. */
export interface Sample {
  /** Options and arguments behind the command's own words. */
  readonly words?: string;
  /** What it reads from standard input. */
  readonly input?: string;
  /** Whether it writes to the database. */
  readonly writes: boolean;
  /** Exit code when everything is there; 0 unless said otherwise. */
  readonly code?: number;
  /** Exit code when none of the commands before it was done; 0 unless said otherwise. */
  readonly alone?: number;
}

const T = '--tenant demo';
const PASSWORD = 'olive trees of Delphi';

/** Every command, in an order in which each can be done. */
export function samples(folder: string): Readonly<Record<string, Sample>> {
  return {
    migrate: { writes: true },
    'tenant create': {
      words: '--slug acme --name Acme --owner-username olivia',
      input: PASSWORD,
      writes: true,
    },
    'tenant list': { writes: false },
    'tenant suspend': { words: '--tenant acme --reason unpaid', writes: true },
    'tenant resume': { words: '--tenant acme', writes: true },
    'account create': { words: `${T} --username carol`, writes: true },
    'account list': { words: T, writes: false },
    'account set-password': { words: `${T} --username carol`, input: PASSWORD, writes: true },
    'account set-role': { words: `${T} --username carol --role helpdesk`, writes: true },
    'account suspend': { words: `${T} --username carol --reason left`, writes: true },
    'account resume': { words: `${T} --username carol`, writes: true },
    'connection create': {
      words: `${T} --key other --corp-id c2 --client-id a2`,
      input: 'app-secret-2',
      writes: true,
    },
    'connection list': { words: T, writes: false },
    'connection set-secret': { words: `${T} --key other`, input: 'app-secret-3', writes: true },
    'connection enable': { words: `${T} --key main`, writes: true },
    'connection disable': { words: `${T} --key main`, writes: true },
    // DingTalk is not there: the command says so, and is done.
    'connection check': { words: `${T} --key other`, writes: true, code: 1 },
    'logon-menu list': { words: T, writes: false },
    'logon-menu enable': { words: `${T} email-code`, writes: true },
    'logon-menu default': { words: `${T} password --on desktop`, writes: true },
    'logon-menu disable': { words: `${T} email-code`, writes: true },
    'attach-link create': { words: `${T} --username bob --reason lost`, writes: true },
    'audit export': { words: `${T} --format jsonl --out ${folder}/log.jsonl`, writes: true },
    // That somebody verified it stands in the log itself.
    'audit verify': { words: T, writes: true },
    'audit public-key': { writes: false },
    'audit webhook set': {
      words: `${T} --url https://collector.example.com/siem`,
      input: `whsec_${Buffer.alloc(32, 5).toString('base64')}`,
      writes: true,
    },
    'audit webhook show': { words: T, writes: false, alone: 1 },
    'audit webhook test': { words: T, writes: true, code: 1 },
    'audit webhook replay': { words: `${T} --from 1`, writes: true },
    'audit webhook remove': { words: T, writes: true },
    'audit retention show': { words: T, writes: false },
    'audit retention set': { words: `${T} --days 400`, writes: true },
    'audit retention hold': { words: `${T} --reason lawsuit`, writes: true },
    'audit retention release': { words: `${T} --reason settled`, writes: true },
    'audit retention run': { words: T, writes: true },
    'break-glass open': { words: `${T} --username admin --reason locked-out`, writes: true },
  };
}

/** The words of every command that does something. */
export function commandNames(command: Command = program(), above: readonly string[] = []): readonly string[] {
  if (command.commands.length === 0) return [above.join(' ')];
  return command.commands.flatMap((child) => commandNames(child, [...above, child.name()]));
}
