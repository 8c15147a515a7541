import { distance } from 'fastest-levenshtein';
import type { LocalGovernmentTypeName } from '../../local-government/local-government-type.js';
import { comparable } from '../../local-government/thai-text.js';

/** A local government of the registry. */
export interface Body {
  readonly id: number;
  readonly code: string;
  readonly type: LocalGovernmentTypeName;
  readonly nameTh: string;
  readonly nameEn: string | null;
  readonly districtTh: string;
  readonly provinceCode: string;
  /** Codes it had before. */
  readonly formerCodes: readonly string[];
}

/** By what a row without a code is looked for. */
export interface Described {
  readonly type: LocalGovernmentTypeName;
  readonly nameTh: string;
  /** Empty where the row does not say. */
  readonly districtTh: string;
}

/** The registry, to be searched by the names of a list. */
export class RegistryIndex {
  readonly #byCode: ReadonlyMap<string, Body>;
  readonly #byDistrict = new Map<string, Body[]>();
  /** Names and districts without what may differ in writing. */
  readonly #keys = new Map<Body, { readonly name: string; readonly district: string }>();

  constructor(readonly bodies: readonly Body[]) {
    this.#byCode = new Map(
      bodies.flatMap((body) => [...body.formerCodes, body.code].map((code) => [code, body])),
    );
    for (const body of bodies) {
      const district = comparable(body.districtTh);
      this.#keys.set(body, { name: comparable(body.nameTh), district });
      const list = this.#byDistrict.get(district);
      if (list) list.push(body);
      else this.#byDistrict.set(district, [body]);
    }
  }

  withCode(code: string): Body | undefined {
    return this.#byCode.get(code);
  }

  /** Those of the same name, type and district. */
  matching(row: Described): Body[] {
    return this.#inDistrict(row).filter((body) => body.type === row.type && this.hasName(body, row));
  }

  /** Those a row may mean whose body has changed: of another type since, or of a longer or shorter name. */
  changed(row: Described): Body[] {
    return this.#inDistrict(row).filter((body) =>
      body.type === row.type ? this.#hasPartOfName(body, row) : this.hasName(body, row),
    );
  }

  hasName(body: Body, row: Described): boolean {
    return this.#keys.get(body)?.name === comparable(row.nameTh);
  }

  hasDistrict(body: Body, row: Described): boolean {
    const district = comparable(row.districtTh);
    return district === '' || this.#keys.get(body)?.district === district;
  }

  /** Whose names come nearest: in those provinces, if there are any, and rather of the same district and type. */
  nearest(row: Described, provinces: ReadonlySet<string>, count = 3): Body[] {
    const name = comparable(row.nameTh);
    const near = this.bodies.filter((body) => provinces.has(body.provinceCode));
    const district = comparable(row.districtTh);
    const unlike = (body: Body) =>
      distance(this.#keys.get(body)?.name ?? '', name) +
      (this.#keys.get(body)?.district === district ? 0 : 1) +
      (body.type === row.type ? 0 : 1);
    return (near.length > 0 ? near : this.bodies)
      .map((body) => ({ body, unlike: unlike(body) }))
      .sort((a, b) => a.unlike - b.unlike || a.body.code.localeCompare(b.body.code))
      .slice(0, count)
      .map(({ body }) => body);
  }

  /** The bodies of the row's district, or of everywhere where it names none. */
  #inDistrict(row: Described): readonly Body[] {
    const district = comparable(row.districtTh);
    return district === '' ? this.bodies : (this.#byDistrict.get(district) ?? []);
  }

  #hasPartOfName(body: Body, row: Described): boolean {
    const [given, known] = [comparable(row.nameTh), this.#keys.get(body)?.name ?? ''];
    return given !== '' && known !== '' && (given.includes(known) || known.includes(given));
  }
}
