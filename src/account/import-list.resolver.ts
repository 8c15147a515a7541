import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { shownFindings } from '../import/shown-findings.js';
import { Access, administrators } from '../viewer/access.js';
import { importList } from './import-list.commands.js';
import { ImportAccountsInput, ImportAccountsPayload } from './import-list.type.js';

@Resolver()
export class ImportAccountsResolver {
  @Mutation(() => ImportAccountsPayload, {
    description:
      'Makes the accounts of a list: all of them, or none and everything that is wrong. An account that is there already stays ' +
      'as it is, so a list may be sent again when bodies are added. Their first passwords are told this once. For ADMIN.',
  })
  @Access(administrators)
  async importAccounts(
    @Arg('input', () => ImportAccountsInput, { description: 'The list.' }) input: ImportAccountsInput,
    @Ctx() { change, viewer, origin, signal }: Context,
  ) {
    const done = await change((db) => importList(db, { viewer, origin }, { ...input, signal }));
    const given = done.ok && !input.dryRun ? done.added : null;
    return {
      count: done.ok ? done.count : null,
      firstPasswords:
        given?.map(({ password, ...account }) => ({ ...account, oneTimePassword: password })) ?? null,
      ...shownFindings(done.findings),
      userErrors: done.ok ? [] : done.userErrors,
    };
  }
}
