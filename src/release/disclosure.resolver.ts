import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { Access, administrators } from '../viewer/access.js';
import { setDisclosure } from './disclosure.commands.js';
import { SetDisclosureInput } from './release.input.js';
import { SetDisclosurePayload } from './release-payload.type.js';

@Resolver()
export class DisclosureResolver {
  @Mutation(() => SetDisclosurePayload, {
    description:
      'Decides which averages of a year’s releases the public sees. Drafts are worked out anew, and an approval of them ' +
      'ends; a release that is public or SCHEDULED stays as it is, and a correction takes the new setting. For ADMIN.',
  })
  @Access(administrators)
  async setDisclosure(
    @Arg('input', () => SetDisclosureInput, { description: 'Of which year, what, and why.' })
    input: SetDisclosureInput,
    @Ctx() { change, loaders, viewer, origin }: Context,
  ) {
    const done = await change((db) => setDisclosure(db, { viewer, origin }, input));
    if (!done.ok) return { assessmentYear: null, drafts: null, userErrors: done.userErrors };
    const assessmentYear = (await loaders.frameworks()).get(input.year);
    return { assessmentYear, drafts: done.drafts, userErrors: [] };
  }
}
