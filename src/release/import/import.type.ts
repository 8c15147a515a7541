import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalizedName } from '../../graphql/localized-name.type.js';
import { UserError } from '../../graphql/user-error.type.js';
import { ReleaseDifference } from '../difference.type.js';
import { Release } from '../release.type.js';

export enum Severity {
  error = 'error',
  warning = 'warning',
  note = 'note',
}

registerEnumType(Severity, {
  name: 'FindingSeverity',
  description: 'How grave a finding is.',
  valuesConfig: {
    error: { description: 'Stops an import.' },
    warning: { description: 'Stops an import until somebody accepts it.' },
    note: { description: 'Only tells.' },
  },
});

@ObjectType({ description: 'Something that was found in rows.' })
export class Finding {
  @Field(() => Severity, { description: 'How grave it is.' })
  severity: Severity;

  @Field(() => Int, {
    nullable: true,
    description:
      'The row, from 1; of a CSV its line, the header being line 1. Null where it is about all of them.',
  })
  row: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The field within the row, such as "dimensions.0.score". Null where it is the whole.',
  })
  column: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there.' })
  value: string | null;

  @Field(() => LocalizedName, { description: 'What it is, in Thai and English.' })
  message: LocalizedName;
}

@ObjectType({ description: 'What opening a draft gave.' })
export class CreateReleasePayload {
  @Field(() => Release, { nullable: true, description: 'The draft. Null where it was refused.' })
  release: Release | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}

@ObjectType({ description: 'What bringing rows into a draft gave.' })
export class ImportResultsPayload {
  @Field(() => Release, { nullable: true, description: 'The draft. Null where the rows were refused.' })
  release: Release | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many local governments are assessed in the draft. Null where refused.',
  })
  assessedCount: number | null;

  @Field(() => [Finding], {
    nullable: true,
    description:
      'What was found, whether it stopped the import or not: the first five hundred, errors before warnings before notes.',
  })
  findings: Finding[] | null;

  @Field(() => Int, { nullable: true, description: 'How many findings there are.' })
  findingCount: number | null;

  @Field(() => ReleaseDifference, {
    nullable: true,
    description: 'Of a dry run, what the draft would change against what is public.',
  })
  difference: ReleaseDifference | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}
