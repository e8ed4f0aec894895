import { Option, type Command } from 'commander';
import {
  AddField,
  ChangeField,
  EDITORS,
  FIELD_TYPES,
  ProfileFields,
  RemoveField,
  SOURCES,
  VIEWERS,
  type Field,
} from '#profiles';
import { CommandFailure } from '../failure.js';
import type { Product } from '../product/product.js';
import type { Answer } from '../terminal/answer.js';
import { table } from '../terminal/table.js';
import { withoutContradiction } from './contradiction.js';
import { changesSomething } from './listed-id.js';
import { commandAction, TENANT } from './command-action.js';

interface OfTenant {
  readonly tenant: string;
}

interface Rules {
  readonly en?: string;
  readonly zh?: string;
  readonly choice?: readonly string[];
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly visibleTo?: string;
  readonly editableBy?: Field['editableBy'];
  readonly leader?: Field['leader'];
}

/** `profile-field list|create|set|remove` */
export function addProfileFieldCommands(root: Command): void {
  const field = root
    .command('profile-field')
    .description('profile fields: what is kept about people besides their accounts');
  const of = (name: string, description: string): Command =>
    field
      .command(name)
      .description(description)
      .requiredOption(...TENANT);

  commandAction(of('list', 'list the fields'), async (product, { tenant: slug }: OfTenant) => {
    const tenant = await product.tenant(slug);
    return listed(await product.get(ProfileFields).all(tenant.id));
  });
  commandAction(
    withRules(
      of('create <key>', 'create a field')
        .requiredOption('--en <label>', 'label in English')
        .requiredOption('--zh <label>', 'label in Chinese')
        .addOption(new Option('--type <type>', 'type of the values').choices(FIELD_TYPES).default('text')),
    ),
    async (product, options: OfTenant & Rules & Pick<Field, 'type'>, [key = '']) => {
      const tenant = await product.tenant(options.tenant);
      const label = { en: options.en ?? '', zh: options.zh ?? '' };
      const made = await withoutContradiction('profiles.field_invalid', () =>
        product.get(AddField).execute(tenant.id, { ...rulesOf(options), key, label, type: options.type }),
      );
      return listed([made]);
    },
  );
  commandAction(
    changesSomething(
      withRules(
        of('set <key>', 'change a field; omitted options stay unchanged')
          .option('--en <label>', 'label in English')
          .option('--zh <label>', 'label in Chinese'),
      ),
      'Name what to change in the field, such as --en or --required.',
      'tenant',
    ),
    async (product, options: OfTenant & Rules, [key = '']) => {
      const { tenantId, field: before } = await found(product, options, key);
      const label = { en: options.en ?? before.label.en, zh: options.zh ?? before.label.zh };
      return listed([
        await product.get(ChangeField).execute(tenantId, before.id, { ...rulesOf(options), label }),
      ]);
    },
  );
  commandAction(
    of('remove <key>', 'remove a field and all its values'),
    async (product, options: OfTenant, [key = '']) => {
      const { tenantId, field: removed } = await found(product, options, key);
      await product.get(RemoveField).execute(tenantId, removed.id);
      return { json: { key }, text: `The field ${key} is removed.` };
    },
  );
}

function withRules(command: Command): Command {
  return command
    .option('--choice <choices...>', 'possible values, for the type choice')
    .option('--required', 'a profile that is saved by hand must have a value')
    .option('--no-required', 'the field may stay empty')
    .option('--unique', 'no two accounts have the same value')
    .option('--no-unique', 'several accounts may have the same value')
    .option(
      '--visible-to <who>',
      `besides administrators: ${VIEWERS.join(', ')}, with a comma; "" for nobody`,
    )
    .addOption(new Option('--editable-by <who>', 'who changes it by hand').choices(EDITORS))
    .addOption(
      new Option('--leader <source>', 'the source that takes precedence if both provide a value').choices(
        SOURCES,
      ),
    );
}

function rulesOf({ choice, required, unique, visibleTo, editableBy, leader }: Rules) {
  return {
    ...(choice === undefined ? {} : { choices: [...choice] }),
    ...(required === undefined ? {} : { isRequired: required }),
    ...(unique === undefined ? {} : { isUnique: unique }),
    // The use case refuses unknown words.
    ...(visibleTo === undefined
      ? {}
      : { visibleTo: visibleTo.split(',').filter((who) => who !== '') as Field['visibleTo'][number][] }),
    ...(editableBy === undefined ? {} : { editableBy }),
    ...(leader === undefined ? {} : { leader }),
  };
}

async function found(product: Product, { tenant: slug }: OfTenant, key: string) {
  const tenant = await product.tenant(slug);
  const field = (await product.get(ProfileFields).all(tenant.id)).find((one) => one.key === key);
  if (field === undefined) throw new CommandFailure(`There is no field "${key}".`);
  return { tenantId: tenant.id, field };
}

function listed(fields: readonly Field[]): Answer {
  return {
    json: fields,
    text: table(
      ['KEY', 'LABEL', 'TYPE', 'RULES', 'SEEN BY', 'EDITED BY', 'LEADER'],
      fields.map((field) => [
        field.key,
        `${field.label.en} / ${field.label.zh}`,
        field.type === 'choice' ? `choice: ${field.choices.join(', ')}` : field.type,
        [...(field.isRequired ? ['required'] : []), ...(field.isUnique ? ['unique'] : [])].join(' ') || '–',
        ['administrators', ...field.visibleTo].join(' '),
        field.editableBy,
        field.leader,
      ]),
    ),
  };
}
