import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.js';

/** A fenced block of a document, and the one of JSON right behind it that says what comes of it. */
export interface Block {
  readonly line: number;
  readonly language: string;
  readonly text: string;
  readonly answer: unknown;
}

/** Every document that people read, by its path from the root. */
export const documents: readonly string[] = [
  ...readdirSync(projectRoot).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  join('seeds', 'README.md'),
].sort();

export const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

export const isThere = (path: string): boolean => existsSync(join(projectRoot, path));

/** The blocks of a document in their order. */
export function blocksOf(path: string): Block[] {
  const found = [...read(path).matchAll(/^```(\w*)\n(.*?)^```$/gms)].map((match) => ({
    line: read(path).slice(0, match.index).split('\n').length,
    language: match[1] ?? '',
    text: match[2] ?? '',
    between: '',
    start: match.index,
    end: match.index + match[0].length,
  }));
  return found.map(({ line, language, text, end }, index) => {
    const next = found[index + 1];
    const follows = next?.language === 'json' && read(path).slice(end, next.start).trim() === '';
    return { line, language, text, answer: follows ? JSON.parse(next.text) : undefined };
  });
}

/** Where a link of a document leads within the project, and the heading it names there. */
export function linksOf(path: string): { target: string; heading: string | undefined }[] {
  const prose = read(path).replace(/^```.*?^```$/gms, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^\w+:/.test(link))
    .map((link) => {
      const [file = '', heading] = link.split('#');
      return { target: file === '' ? path : join(path, '..', file), heading };
    });
}

/** What a heading is called in a link. */
export function headingsOf(path: string): string[] {
  const prose = read(path).replace(/^```.*?^```$/gms, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N} -]/gu, '')
      .replace(/ /g, '-'),
  );
}

/** The cells of the first table under a heading, without its header. */
export function tableUnder(path: string, heading: string): string[][] {
  const section =
    read(path)
      .split(new RegExp(`^## ${heading}$`, 'm'))[1]
      ?.split(/^## /m)[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
