import { blocksOf } from '../docs/markdown.js';

/** The only one of some blocks of the guide; what front-end teams copy from there is what the tests here run. */
function only<Block>(blocks: readonly Block[], what: string): Block {
  const [block, ...more] = blocks;
  if (block === undefined || more.length > 0)
    throw new Error(`docs/api.md has ${blocks.length} blocks with ${what}, not one.`);
  return block;
}

const texts = (language: string): string[] =>
  blocksOf('docs/api.md')
    .filter((block) => block.language === language)
    .map(({ text }) => text);

/** The block in this language that has these words. */
export const guideBlock = (language: string, words: string): string =>
  only(
    texts(language).filter((text) => text.includes(words)),
    words,
  );

/** The JSON that has this key at its top. */
export const guideJson = (key: string): object =>
  only(
    texts('json')
      .map((text) => JSON.parse(text) as object)
      .filter((json) => key in json),
    key,
  );
