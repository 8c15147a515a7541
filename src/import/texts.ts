import { cleanText } from '../local-government/thai-text.js';

/** More different texts than this are not remembered. */
const MOST = 200_000;

/**
 * Cleans the texts of cells. The same few stand in a file many times over, so each is cleaned once and held once:
 * a million rows of codes and marks then cost some tens of megabytes.
 */
export class Texts {
  readonly #known = new Map<string, string>([['', '']]);

  clean(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const clean = cleanText(text);
    if (this.#known.size < MOST) this.#known.set(text, clean);
    return clean;
  }
}
