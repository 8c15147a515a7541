import { Field, ObjectType } from 'type-graphql';
import { AssessmentYear } from '../assessment-year/assessment-year.type.js';
import { UserError } from '../graphql/user-error.type.js';
import { ReleaseDifference } from './difference.type.js';
import { Release } from './release.type.js';

@ObjectType({ description: 'What publishing gave.' })
export class PublishReleasePayload {
  @Field(() => Release, {
    nullable: true,
    description: 'The release: public now, or SCHEDULED. Null where it was refused.',
  })
  release: Release | null;

  @Field(() => ReleaseDifference, {
    nullable: true,
    description: 'Of a dry run, what it would change against what is public.',
  })
  difference: ReleaseDifference | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}

@ObjectType({ description: 'What withdrawing gave.' })
export class WithdrawReleasePayload {
  @Field(() => Release, {
    nullable: true,
    description:
      'The release: WITHDRAWN, or a DRAFT again where it was not public yet. Null where it was refused.',
  })
  release: Release | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}

@ObjectType({ description: 'What deciding on disclosure gave.' })
export class SetDisclosurePayload {
  @Field(() => AssessmentYear, {
    nullable: true,
    description: 'The year with its new setting. Null where it was refused.',
  })
  assessmentYear: AssessmentYear | null;

  @Field(() => [Release], {
    nullable: true,
    description: 'The drafts of the year, worked out anew. Null where it was refused.',
  })
  drafts: Release[] | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}

@ObjectType({ description: 'What approving gave.' })
export class ApproveReleasePayload {
  @Field(() => Release, { nullable: true, description: 'The draft, approved. Null where it was refused.' })
  release: Release | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}
