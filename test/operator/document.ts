import { readFileSync } from 'node:fs';
import { root } from '../docker/docker-file.js';
import { isLeftOut } from './left-out.js';

interface Block {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A page of `docs/`, from which the operator takes every command. */
export class Document {
  readonly text: string;
  readonly #blocks: readonly Block[];
  readonly #taken = new Set<Block>();

  constructor(private readonly name: string) {
    this.text = readFileSync(`${root}docs/${name}`, 'utf8');
    this.#blocks = blocksOf(this.text);
  }

  /** The only block with these words under a heading, without the lines that the walk leaves out. */
  block(heading: string, words: string): string {
    const found = this.#blocks.filter(
      (block) => block.heading === heading && followed(block).includes(words),
    );
    const [block, ...others] = found;
    if (block === undefined || others.length > 0)
      throw new Error(
        `docs/${this.name}, "${heading}": ${String(found.length)} blocks with "${words}", not one`,
      );
    this.#taken.add(block);
    return followed(block);
  }

  /** A command within a sentence under a heading, found by its words. */
  command(heading: string, words: string): string {
    const section = this.text
      .split(/^## /m)
      .find((part) => part.startsWith(`${heading}\n`))
      ?.replaceAll('\n', ' ');
    const found = Array.from(section?.matchAll(/(?<!`)`([^`]+)`(?!`)/g) ?? [], ([, code = '']) => code);
    const command = found.find((code) => code.includes(words));
    if (command === undefined) throw new Error(`docs/${this.name}, "${heading}": no command with "${words}"`);
    return command;
  }

  /** Lines that the walk has neither run nor left out on purpose. */
  unfollowed(): readonly string[] {
    return this.#blocks
      .filter((block) => !this.#taken.has(block))
      .flatMap(({ heading, lines }) =>
        lines
          .filter((line) => line !== '' && !isLeftOut(line))
          .map((line) => `${this.name}, ${heading}: ${line}`),
      );
  }
}

function followed({ lines }: Block): string {
  return lines.filter((line) => !isLeftOut(line)).join('\n');
}

function blocksOf(text: string): readonly Block[] {
  let heading = '';
  return Array.from(
    text.matchAll(/^#+ (.+)$|^( *)```\w*\n([\s\S]*?)\n\2```$/gm),
    ([, title, indent = '', body = '']) => {
      heading = title ?? heading;
      const lines = body.split('\n').map((line) => line.slice(indent.length));
      return { heading, lines: title === undefined ? lines : [] };
    },
  ).filter(({ lines }) => lines.length > 0);
}
