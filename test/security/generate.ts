import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { Random } from '../../seeds/demo/random.js';
import { Values } from './values.js';

/** A random question; the codes in it are places in a list, to be filled in by `withCodes`. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What every object says of itself, so that whoever reads the answer knows what stands there. */
const marks: Readonly<Record<string, string>> = { LocalGovernment: '__typename oracleCode: code' };

const DEPTH = 9;

/** Makes questions that the schema allows: aliases, fragments of both kinds, variables, every argument there is. */
export class Generator {
  readonly #fragments: string[] = [];
  #aliases = 0;
  #values: Values;

  constructor(
    readonly schema: GraphQLSchema,
    readonly random: Random,
    readonly cursors: readonly string[],
  ) {
    this.#values = new Values(random, cursors);
  }

  /** @param root `Query` or `Mutation`, @param field the one to ask, any one or two where left out */
  operation(root: GraphQLObjectType, field?: GraphQLField<unknown, unknown>): Operation {
    this.#fragments.length = 0;
    this.#values = new Values(this.random, this.cursors);
    const all = Object.values(root.getFields());
    const asked = field
      ? [field]
      : [this.random.pick(all), ...(this.#chance(0.3) ? [this.random.pick(all)] : [])];
    const body = asked.map((each) => this.#field(each, DEPTH)).join(' ');
    const declared = this.#values.declarations();
    const kind = root === this.schema.getMutationType() ? 'mutation' : 'query';
    return {
      query: `${kind} Asked${declared && `(${declared})`} { ${body} } ${this.#fragments.join(' ')}`.trim(),
      variables: this.#values.variables,
    };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    // Every field under a name of its own, so that the same may be asked twice with other arguments.
    const alias = `a${this.#aliases++}`;
    const given = field.args
      .filter((arg) => arg.defaultValue === undefined || this.#chance(0.6))
      .map((arg) => [arg.name, this.#values.argument(field, arg)] as const)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}: ${value}`);
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    const type = getNamedType(field.type);
    const composite = isObjectType(type) || isInterfaceType(type);
    return `${alias}: ${field.name}${args}${composite ? ` { ${this.#selection(type, depth - 1)} }` : ''}`;
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    if (!isObjectType(type) && !isInterfaceType(type)) return '';
    const fields = Object.values(type.getFields());
    const plain = fields.filter((field) => !isObjectType(getNamedType(field.type)));
    const deep = fields.filter((field) => isObjectType(getNamedType(field.type)));
    const wanted = depth <= 0 ? [] : this.#some(deep, depth > 6 ? 3 : 1);
    const parts = [
      marks[type.name] ?? '__typename',
      ...this.#some(plain, 4).map((field) => this.#field(field, 0)),
      ...wanted.map((field) => this.#field(field, depth)),
    ].join(' ');
    if (this.#chance(0.12)) return `... on ${type.name} { ${parts} }`;
    if (!this.#chance(0.12)) return parts;
    const name = `F${this.#fragments.length}_${this.#aliases}`;
    this.#fragments.push(`fragment ${name} on ${type.name} { ${parts} }`);
    return `...${name}`;
  }

  #some<T>(list: readonly T[], most: number): T[] {
    return this.random.shuffle(list).slice(0, this.random.below(most) + 1);
  }

  #chance(share: number): boolean {
    return this.random.next() < share;
  }
}
