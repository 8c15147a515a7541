import { parse, validate } from 'graphql';
import { UserErrorCode } from '../../src/user-errors.js';
import { createSchema } from '../../src/schema.js';
import { blocksOf, documents, headingsOf, isThere, linksOf, read, tableUnder } from './markdown.js';

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

test('there are documents, and they have blocks', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/api.md', 'docs/architecture.md']));
  expect(blocksOf('docs/api.md').length).toBeGreaterThan(20);
});

test('the README begins with the two commands', () => {
  expect(blocksOf('README.md')[0]?.text).toBe('npm ci && npm run demo\nnpm ci && npm test\n');
});

describe.each(documents)('%s', (path) => {
  test('names npm scripts that there are', () => {
    const named = [...read(path).matchAll(/npm run (?:-s )?([a-z][\w:]*)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test('names files that there are', () => {
    const quoted = [...read(path).matchAll(/`((?:src|test|migrations|seeds|docs)\/[\w./-]*)`/g)];
    expect(quoted.map((match) => match[1] ?? '').filter((name) => !isThere(name))).toEqual([]);
  });

  test('has links that lead somewhere', () => {
    const broken = linksOf(path).filter(
      ({ target, heading }) =>
        !isThere(target) || (heading !== undefined && !headingsOf(target).includes(heading)),
    );
    expect(broken).toEqual([]);
  });

  test('has GraphQL that fits the schema', () => {
    for (const { language, text, line } of blocksOf(path).filter((block) => block.language === 'graphql'))
      expect({ line, language, errors: validate(createSchema(), parse(text)) }).toEqual({
        line,
        language,
        errors: [],
      });
  });
});

test('the README’s table of settings is that of src/config.ts', () => {
  const source = read('src/config.ts');
  const entries = source.slice(source.indexOf('z.object({'), source.indexOf('});')).split(/^ {2}(?=[A-Z])/m);
  const settings = entries.slice(1).map((entry): [string, string] => {
    const [, name = ''] = /^([A-Z_]+):/.exec(entry) ?? [];
    const [, value] = /\.default\('?([^')]+)'?\)/.exec(entry) ?? [];
    return [name, value ?? (name === 'LOG_LEVEL' ? 'info' : 'none')];
  });
  expect(settings.length).toBeGreaterThan(5);
  const table = tableUnder('README.md', 'Operate').map(([name, value]) => [name, value].map(withoutTicks));
  expect(table).toEqual(settings);
});

test('the README’s tree names what is there', () => {
  const tree = blocksOf('README.md').find((block) => block.text.startsWith('src/'))?.text ?? '';
  const paths = tree.split('\n').filter((line) => line !== '');
  let folder = '';
  const missing = paths.filter((line) => {
    const [, indent = '', name = ''] = /^( *)(\S+)/.exec(line) ?? [];
    if (indent === '') folder = name;
    return !isThere(indent === '' ? name : folder + name);
  });
  expect(paths.length).toBeGreaterThan(10);
  expect(missing).toEqual([]);
});

test('the guide lists every code of an error, and no other', () => {
  const [, union = ''] = /type ErrorCode =([^;]*);/.exec(read('src/graphql/errors.ts')) ?? [];
  const ours = [...union.matchAll(/'([A-Z_]+)'/g)].map((match) => match[1]);
  const servers = [
    'GRAPHQL_VALIDATION_FAILED',
    'GRAPHQL_PARSE_FAILED',
    'BAD_REQUEST',
    'INTERNAL_SERVER_ERROR',
  ];
  const listed = tableUnder('docs/api.md', 'Errors').map(([code]) => withoutTicks(code));
  expect([...listed].sort()).toEqual([...ours, ...servers].sort());
  const [, userErrors = ''] = /^Codes of `userErrors`: (.*)$/m.exec(read('docs/api.md')) ?? [];
  expect([...userErrors.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1]).sort()).toEqual(
    Object.values(UserErrorCode).sort(),
  );
});

function withoutTicks(cell = ''): string {
  return cell.replaceAll('`', '');
}
