import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { shownFindings } from '../../import/shown-findings.js';
import { Access, administrators } from '../../viewer/access.js';
import { payload, shownDifference } from '../payload.js';
import { CreateReleaseInput, ImportResultsInput } from './import.input.js';
import { CreateReleasePayload, ImportResultsPayload } from './import.type.js';
import { createRelease, importRows } from './release-rows.commands.js';

@Resolver()
export class ImportResolver {
  @Mutation(() => CreateReleasePayload, {
    description:
      'Opens a draft of a year in which nobody is assessed yet, to bring rows into with importResults. For ADMIN.',
  })
  @Access(administrators)
  async createRelease(
    @Arg('input', () => CreateReleaseInput, { description: 'Of which year.' }) input: CreateReleaseInput,
    @Ctx() { change, viewer, origin }: Context,
  ) {
    return payload(await change((db) => createRelease(db, { viewer, origin }, input)));
  }

  @Mutation(() => ImportResultsPayload, {
    description:
      'Brings rows into a draft: all of them, or none and everything that is wrong with them. They are checked and matched as the rows of a file are. For ADMIN.',
  })
  @Access(administrators)
  async importResults(
    @Arg('input', () => ImportResultsInput, { description: 'The rows, and the draft.' })
    input: ImportResultsInput,
    @Ctx() { change, viewer, origin, reads }: Context,
  ) {
    const done = await change((db) => importRows(db, { viewer, origin }, input));
    return {
      ...payload(done),
      assessedCount: done.ok ? done.assessed : null,
      ...shownFindings(done.findings),
      difference: done.ok && done.difference ? shownDifference(done.difference, reads) : null,
    };
  }
}
