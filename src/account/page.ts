import type { Context } from '../context.js';
import { checkPage, decodeCursor, type Page, pageOfRows } from '../graphql/connection.js';
import type { AccountsArguments } from './account.input.js';
import type { AccountFilter, AccountRow } from './account.row.js';

/** A page as resolved: the source of `AccountConnection`. */
export interface AccountPage extends Page<AccountRow> {
  readonly filter: AccountFilter;
}

const order = 'account';

/** @throws BAD_USER_INPUT for a page size or cursor that is none */
export async function pageOf(
  { loaders }: Pick<Context, 'loaders'>,
  { first, after, filter: given }: AccountsArguments,
): Promise<AccountPage> {
  checkPage(first);
  const filter = {
    ...{ role: given?.role ?? null, provinceCode: given?.provinceCode ?? null },
    ...{ disabled: given?.disabled ?? null, search: given?.search ?? null },
  };
  const place = after == null ? null : decodeCursor(order, after);
  const rows = await loaders.accountPage(filter, { first, after: place });
  return { filter, ...pageOfRows(rows, { first, after: place, order, codeOf: (row) => row.username }) };
}
