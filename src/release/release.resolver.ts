import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { globalId } from '../graphql/global-id.js';
import { Access, administrators } from '../viewer/access.js';
import { type Done, publish } from './release.commands.js';
import { PublishReleaseInput, WithdrawReleaseInput } from './release.input.js';
import { publishable, withdrawable } from './release.policy.js';
import type { ReleaseRow } from './release.row.js';
import { PublishReleasePayload, Release, WithdrawReleasePayload } from './release.type.js';
import { withdraw } from './withdraw.commands.js';

@Resolver(() => Release)
export class ReleaseResolver {
  @FieldResolver(() => ID)
  id(@Root() release: ReleaseRow): string {
    return globalId('Release', release.id);
  }

  @FieldResolver(() => Boolean)
  viewerCanPublish(@Root() release: ReleaseRow, @Ctx() { viewer }: Context): boolean {
    return publishable(viewer, release);
  }

  @FieldResolver(() => Boolean)
  viewerCanWithdraw(@Root() release: ReleaseRow, @Ctx() { viewer }: Context): boolean {
    return withdrawable(viewer, release);
  }

  @Mutation(() => PublishReleasePayload, {
    description:
      'Makes a draft the public result of its year, at once or at a time to come; what was public becomes ' +
      'SUPERSEDED at that moment. For ADMIN.',
  })
  @Access(administrators)
  async publishRelease(
    @Arg('input', () => PublishReleaseInput, { description: 'Which one, when, and why.' })
    { year, number, note, publicFrom }: PublishReleaseInput,
    @Ctx() { change, viewer, origin }: Context,
  ) {
    const input = { year, number: number ?? undefined, note: note ?? undefined };
    return payload(
      await change((db) =>
        publish(db, { viewer, origin }, { ...input, publicFrom: publicFrom ?? undefined }),
      ),
    );
  }

  @Mutation(() => WithdrawReleasePayload, {
    description:
      'Takes a release back: its numbers are for the department from then on, and the year has no public result until ' +
      'another release is published. One that waits for its time becomes a draft again. For ADMIN.',
  })
  @Access(administrators)
  async withdrawRelease(
    @Arg('input', () => WithdrawReleaseInput, { description: 'Which one, and why.' })
    input: WithdrawReleaseInput,
    @Ctx() { change, viewer, origin }: Context,
  ) {
    return payload(await change((db) => withdraw(db, { viewer, origin }, input)));
  }
}

const payload = (done: Done) =>
  done.ok ? { release: done.release, userErrors: [] } : { release: null, userErrors: done.userErrors };
