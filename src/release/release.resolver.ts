import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { globalId } from '../graphql/global-id.js';
import { Access, administrators } from '../viewer/access.js';
import { approve } from './approve.commands.js';
import { tryPublish } from './difference.js';
import { once } from './once.js';
import { payload, shownDifference } from './payload.js';
import { publish } from './release.commands.js';
import { ApproveReleaseInput, PublishReleaseInput, WithdrawReleaseInput } from './release.input.js';
import {
  ApproveReleasePayload,
  PublishReleasePayload,
  WithdrawReleasePayload,
} from './release-payload.type.js';
import { approvable, publishable, withdrawable } from './release.policy.js';
import type { ReleaseRow } from './release.row.js';
import { Release } from './release.type.js';
import { withdraw } from './withdraw.commands.js';

@Resolver(() => Release)
export class ReleaseResolver {
  @FieldResolver(() => ID)
  id(@Root() release: ReleaseRow): string {
    return globalId('Release', release.id);
  }

  @FieldResolver(() => Boolean)
  viewerCanPublish(@Root() release: ReleaseRow, @Ctx() { viewer, rules }: Context): boolean {
    return publishable(viewer, release, rules);
  }

  @FieldResolver(() => Boolean)
  viewerCanApprove(@Root() release: ReleaseRow, @Ctx() { viewer }: Context): boolean {
    return approvable(viewer, release);
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
    { year, number, note, publicFrom, dryRun, idempotencyKey: key }: PublishReleaseInput,
    @Ctx() { change, viewer, origin, rules, reads }: Context,
  ) {
    const input = {
      ...{ year, number: number ?? undefined, note: note ?? undefined, publicFrom: publicFrom ?? undefined },
      ...rules,
    };
    const doer = { viewer, origin };
    if (dryRun) {
      const tried = await change((db) => tryPublish(db, doer, input));
      return { ...payload(tried), difference: tried.ok ? shownDifference(tried, reads) : null };
    }
    const keyed = { viewer, key, input: { deed: 'publishRelease', ...input } };
    return payload(await change((db) => once(db, keyed, (within) => publish(within, doer, input))));
  }

  @Mutation(() => ApproveReleasePayload, {
    description:
      'Says that a second person stands by a draft as it is. Where the service requires it, nothing is published without. For ADMIN.',
  })
  @Access(administrators)
  async approveRelease(
    @Arg('input', () => ApproveReleaseInput, { description: 'Which one.' })
    { idempotencyKey: key, ...input }: ApproveReleaseInput,
    @Ctx() { change, viewer, origin }: Context,
  ) {
    const keyed = { viewer, key, input: { deed: 'approveRelease', ...input } };
    return payload(
      await change((db) => once(db, keyed, (within) => approve(within, { viewer, origin }, input))),
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
    { idempotencyKey: key, ...input }: WithdrawReleaseInput,
    @Ctx() { change, viewer, origin }: Context,
  ) {
    const keyed = { viewer, key, input: { deed: 'withdrawRelease', ...input } };
    return payload(
      await change((db) => once(db, keyed, (within) => withdraw(within, { viewer, origin }, input))),
    );
  }
}
