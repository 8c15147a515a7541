import { beginnings, endings, middles, realNames, type Element } from './place-elements.js';
import type { Random } from './random.js';

/** A name in both languages. */
export interface PlaceName {
  readonly th: string;
  readonly en: string;
}

/** Names of districts as the region has them, of two elements, none twice and none that exists. */
export const districtNamer = (regionEn: string, random: Random): (() => PlaceName) =>
  namer([beginningsOf(regionEn), endings], random);

/**
 * Names of local governments as the region has them, none twice and none that exists. Three elements: most names
 * of two are those of real places, and no real body may get invented marks.
 */
export const bodyNamer = (regionEn: string, random: Random): (() => PlaceName) =>
  namer([beginningsOf(regionEn), middles, endings], random);

function namer(parts: readonly (readonly Element[])[], random: Random): () => PlaceName {
  const used = new Set<string>(realNames);
  return () => {
    for (;;) {
      const elements = parts.map((part) => random.pick(part));
      const name = {
        th: elements.map(([thai]) => thai).join(''),
        en: elements.map(([, latin]) => latin).join(' '),
      };
      // Two Thai words may be written alike in Latin letters: then too a reader could not tell the two apart.
      if (used.has(name.th) || used.has(name.en)) continue;
      used.add(name.th).add(name.en);
      return name;
    }
  };
}

function beginningsOf(regionEn: string): readonly Element[] {
  const elements = beginnings[regionEn];
  if (!elements) throw new Error(`No place names for the region ${regionEn}.`);
  return elements;
}
