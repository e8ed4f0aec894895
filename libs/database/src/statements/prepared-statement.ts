import type { Compilable } from 'kysely';
import { nameOfText } from '../statement-name.js';
import { SqlParam } from './sql-params.js';

/** A statement as it is sent. */
interface Compiled {
  readonly name: string;
  readonly text: string;
  readonly order: readonly string[];
}

/** A statement that is built and compiled once per process, when it first runs. */
export class PreparedStatement<Values, Row> {
  #compiled: Compiled | undefined;

  constructor(private readonly build: () => Compilable<Row>) {}

  /** The statement with its values, in the form that `pg` accepts. */
  with(...[values]: ValuesOf<Values>): { name: string; text: string; values: unknown[] } {
    const { name, text, order } = (this.#compiled ??= this.compile());
    const given = (values ?? {}) as Readonly<Record<string, unknown>>;
    return { name, text, values: order.map((parameter) => given[parameter]) };
  }

  private compile(): Compiled {
    const { sql, parameters } = this.build().compile();
    const order = parameters.map((parameter) => {
      if (!(parameter instanceof SqlParam))
        throw new TypeError('A prepared statement takes values as parameters only');
      return parameter.name;
    });
    return { name: nameOfText(sql), text: sql, order };
  }
}

/** The values of a statement as arguments: none for one without parameters. */
export type ValuesOf<Values> = [keyof Values] extends [never] ? [] : [values: Values];
