import { distance } from 'fastest-levenshtein';
import { grouped } from '../../grouped.js';
import type { LocalGovernmentTypeName } from '../../local-government/local-government-type.js';
import { comparable } from '../../local-government/thai-text.js';

/** By what a row without a code is looked for. */
export interface Described {
  readonly type: LocalGovernmentTypeName;
  readonly nameTh: string;
  /** Empty where the row does not say. */
  readonly districtTh: string;
}

/** What a body was before a change of its type, name or district. */
export interface Former extends Described {
  /** Whether it still was so in the year that the results are about, or later. */
  readonly inYear?: boolean;
}

/** A local government of the registry. */
export interface Body extends Described {
  readonly id: number;
  readonly code: string;
  readonly nameEn: string | null;
  readonly provinceCode: string;
  /** Codes it had before. */
  readonly formerCodes: readonly string[];
  readonly former: readonly Former[];
}

/** What a body is or was, without what may differ in writing. */
interface Known {
  readonly body: Body;
  readonly type: LocalGovernmentTypeName;
  readonly name: string;
  readonly district: string;
  readonly inYear: boolean;
}

/** The registry, to be searched by the names of a list. */
export class RegistryIndex {
  readonly #byCode: ReadonlyMap<string, Body>;
  readonly #byDistrict: ReadonlyMap<string, readonly Known[]>;
  readonly #byBody = new Map<Body, readonly [now: Known, ...former: Known[]]>();
  readonly #all: readonly Known[];

  constructor(readonly bodies: readonly Body[]) {
    this.#byCode = new Map(
      bodies.flatMap((body) => [...body.formerCodes, body.code].map((code) => [code, body])),
    );
    for (const body of bodies)
      this.#byBody.set(body, [
        known(body, { ...body, inYear: true }),
        ...body.former.map((former) => known(body, former)),
      ]);
    this.#all = [...this.#byBody.values()].flat();
    this.#byDistrict = grouped(this.#all, ({ district }) => district);
  }

  withCode(code: string): Body | undefined {
    return this.#byCode.get(code);
  }

  /** Those of the same name, type and district, today or in the year of the results. */
  matching(row: Described): Body[] {
    const name = comparable(row.nameTh);
    return bodiesOf(
      this.#inDistrict(row).filter((each) => each.inYear && each.type === row.type && each.name === name),
    );
  }

  /**
   * Those a row may mean whose body has changed: what was of that name and type in earlier years, or else what is or was
   * of another type, or of a longer or shorter name.
   */
  changed(row: Described): Body[] {
    const name = comparable(row.nameTh);
    const near = this.#inDistrict(row);
    const earlier = near.filter((each) => each.type === row.type && each.name === name);
    if (earlier.length > 0) return bodiesOf(earlier);
    return bodiesOf(
      near.filter((each) => (each.type === row.type ? isPart(each.name, name) : each.name === name)),
    );
  }

  /** Whether a body is or ever was of the row's type and name. */
  knows(body: Body, row: Described): boolean {
    const name = comparable(row.nameTh);
    return this.#statesOf(body).some((each) => each.type === row.type && each.name === name);
  }

  /** Whether a body is today what the row says. */
  isToday(body: Body, row: Described): boolean {
    const district = comparable(row.districtTh);
    const [now] = this.#statesOf(body);
    return (
      now?.type === row.type &&
      now.name === comparable(row.nameTh) &&
      (district === '' || now.district === district)
    );
  }

  /** Whose names come nearest: in those provinces, if there are any, and rather of the same district and type. */
  nearest(row: Described, provinces: ReadonlySet<string>, count = 3): Body[] {
    const name = comparable(row.nameTh);
    const near = this.#all.filter(({ body }) => provinces.has(body.provinceCode));
    const district = comparable(row.districtTh);
    const unlike = (each: Known) =>
      distance(each.name, name) + (each.district === district ? 0 : 1) + (each.type === row.type ? 0 : 1);
    const sorted = (near.length > 0 ? near : this.#all)
      .map((each) => ({ ...each, unlike: unlike(each) }))
      .sort((a, b) => a.unlike - b.unlike || a.body.code.localeCompare(b.body.code));
    return bodiesOf(sorted).slice(0, count);
  }

  #statesOf(body: Body): readonly Known[] {
    return this.#byBody.get(body) ?? [];
  }

  /** What is or was in the row's district, or everywhere where it names none. */
  #inDistrict(row: Described): readonly Known[] {
    const district = comparable(row.districtTh);
    return district === '' ? this.#all : (this.#byDistrict.get(district) ?? []);
  }
}

const known = (body: Body, { type, nameTh, districtTh, inYear = false }: Former): Known => ({
  ...{ body, type, inYear },
  name: comparable(nameTh),
  district: comparable(districtTh),
});

const bodiesOf = (all: readonly Known[]): Body[] => [...new Set(all.map(({ body }) => body))];

const isPart = (a: string, b: string): boolean => a !== '' && b !== '' && (a.includes(b) || b.includes(a));
