import { normalize, parse } from 'node:path';

/**
 * What files are called in findings, the audit and a release: their names without folders, or with as much of the path
 * as tells those of one name apart.
 */
export function nameFiles(paths: readonly string[]): string[] {
  const parts = paths.map((path) =>
    normalize(path)
      .split(/[\\/]/)
      .filter((part) => part !== ''),
  );
  const tail = (at: number, length: number) => (parts[at] ?? []).slice(-length).join('/');
  return parts.map((own, at) => {
    for (let length = 1; length <= own.length; length++) {
      const name = tail(at, length);
      if (parts.every((_, other) => other === at || tail(other, length) !== name)) return name;
    }
    return own.join('/');
  });
}

/** What the copies of files are called: `findings-results.csv` of results.xlsx, with its ending where two would be one. */
export function nameCopies(report: string, names: readonly string[]): string[] {
  const flat = names.map((name) => name.replace(/[\\/:]+/g, '-'));
  const short = flat.map((name) => parse(name).name);
  return flat.map((name, at) => {
    const stem = short.filter((each) => each === short[at]).length > 1 ? name : short[at];
    return `${parse(report).name}-${stem}.csv`;
  });
}
