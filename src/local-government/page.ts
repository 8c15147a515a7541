import { notReleased } from '../assessment/not-released.js';
import type { Context } from '../context.js';
import { noSuchProvince } from '../province/no-such-province.js';
import { badCursor, checkPage, decodeCursor, type Page, pageOfRows } from '../graphql/connection.js';
import { refuseOutside } from './outside.js';
import type { LocalGovernmentListArguments } from './local-government.input.js';
import type { LocalGovernmentList, LocalGovernmentRow } from './local-government.row.js';
import { listOf } from './list.js';

/** A page as resolved: the source of `LocalGovernmentConnection`. */
export interface LocalGovernmentPage extends Page<LocalGovernmentRow> {
  readonly parent: string | null;
  readonly list: LocalGovernmentList;
}

/**
 * A page of the local governments of a province, or of the nation where `parent` is null.
 * @throws BAD_USER_INPUT for a page size or cursor that is none, FORBIDDEN for a province outside the viewer's scope
 */
export async function pageOf(
  { loaders, scopes, reads, refused }: Pick<Context, 'loaders' | 'scopes' | 'reads' | 'refused'>,
  args: LocalGovernmentListArguments,
  parent: string | null,
): Promise<LocalGovernmentPage> {
  checkPage(args.first);
  const list = listOf(args);
  for (const province of [parent, list.filter.provinceCode])
    if (province !== null) refuseOutside(scopes.localGovernments, province, refused);
  if (list.filter.provinceCode !== null) await refuseUnknown(loaders, list.filter.provinceCode);
  if (list.filter.year !== null) await refuseUnpublished(loaders, list.filter.year);

  const order = `${list.orderBy.field}-${list.orderBy.direction}`;
  const code = args.after == null ? null : decodeCursor(order, args.after);
  const after = code === null ? null : await loaders.localGovernmentPosition({ list, code })();
  if (code !== null && after === null) throw badCursor();

  const rows = await loaders.localGovernmentPage({ list, first: args.first, after })(parent);
  const page = pageOfRows(rows, { first: args.first, after, order, codeOf: (row) => row.code });
  for (const node of page.nodes) reads.note(node);
  return { parent, list, ...page };
}

async function refuseUnknown(loaders: Context['loaders'], provinceCode: string): Promise<void> {
  if ((await loaders.provinceByCode.load(provinceCode)) === null) throw noSuchProvince();
}

/** A list by results that nobody has would be empty without saying why. */
async function refuseUnpublished(loaders: Context['loaders'], year: number): Promise<void> {
  const releases = await loaders.releases();
  if (!releases.some((release) => release.year === year && release.state === 'PUBLISHED'))
    throw await notReleased(loaders, year, null);
}
