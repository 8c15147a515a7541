import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { UserErrorCode } from '../user-errors.js';
import { LocalizedName } from './localized-name.type.js';

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'What is wrong with an input. More may be added.',
  valuesConfig: {
    INVALID_CREDENTIALS: { description: 'No account has this name and this password.' },
    NO_SUCH_YEAR: { description: 'There is no such year of assessment.' },
    NO_SUCH_RELEASE: { description: 'The year has no such release.' },
    NOT_A_DRAFT: { description: 'The release is not in preparation any more.' },
    NOT_PUBLISHED: { description: 'The release is not public, nor waits to be, so it cannot be withdrawn.' },
    NOTE_REQUIRED: { description: 'A reason is needed, for the public to read.' },
    ALREADY_SCHEDULED: { description: 'Another release of the year waits for its time: withdraw it first.' },
    TIME_PASSED: { description: 'The time is past.' },
    NOT_ALLOWED: { description: 'The account may not do this.' },
  },
});

@ObjectType({
  description: 'Something the caller can put right. Faults of the server are never here.',
  simpleResolvers: true,
})
export class UserError {
  @Field(() => UserErrorCode, { description: 'For programs: what is wrong.' })
  code: UserErrorCode;

  @Field(() => [String], {
    description: 'The path of the input at fault, such as ["username"]. Empty where it is the whole.',
  })
  path: string[];

  @Field(() => LocalizedName, { description: 'For people, in Thai and English; the wording may change.' })
  message: LocalizedName;
}
