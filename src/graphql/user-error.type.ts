import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
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
    EMPTY_DRAFT: {
      description: 'The framework of the year was changed after the draft was made, which is empty since.',
    },
    NOT_PUBLISHED: { description: 'The release is not public, nor waits to be, so it cannot be withdrawn.' },
    NOTE_REQUIRED: { description: 'A reason is needed: for the public to read, or to be kept in the audit.' },
    ALREADY_SO: { description: 'It is as it should become: nothing was changed.' },
    ALREADY_SCHEDULED: { description: 'Another release of the year waits for its time: withdraw it first.' },
    TIME_PASSED: { description: 'The time is past.' },
    TIME_TOO_FAR: { description: 'The time is more than two years away: perhaps of another era.' },
    NOT_ALLOWED: { description: 'The account may not do this.' },
    NOT_APPROVED: {
      description: 'A second person must approve the release first, who neither imported nor publishes it.',
    },
    OWN_WORK: { description: 'Who brought rows into a release may not approve it.' },
    KEY_REUSED: { description: 'The idempotency key was used for another input, or is none.' },
    ROWS_REFUSED: { description: 'Something is wrong with the rows: the findings say what.' },
    NO_REGISTRY: { description: 'There is no local government in the registry yet.' },
    DEMO_NATION: {
      description: 'The database holds the invented demo nation, into which nothing is imported.',
    },
    PASSWORD_CHANGE_REQUIRED: { description: 'The password is right and for one use: change it to log in.' },
    WEAK_PASSWORD: { description: 'The new password is too short, too long or too easily guessed.' },
    TOO_MANY_ATTEMPTS: { description: 'Too many log-ins were tried: wait for retryAfterSeconds.' },
    INVALID_REFRESH_TOKEN: { description: 'The refresh token is over or was used before: log in again.' },
    INVALID_NAME: { description: 'A name has 3 to 64 of a-z, 0-9, dot, dash and underscore.' },
    NAME_TAKEN: { description: 'There is an account of this name already.' },
    INVALID_SCOPE: {
      description: 'Role, province and local government do not go together, or there is no such one.',
    },
    NO_SUCH_ACCOUNT: { description: 'No account has this name.' },
    LAST_ADMIN: { description: 'It is the last account of the role ADMIN that may log in.' },
    NO_SUCH_KEY: { description: 'There is no such key, or it was revoked before.' },
    TOO_MANY_KEYS: { description: 'Two keys of this name are good: revoke one first.' },
  },
});

@ObjectType({
  description: 'Something the caller can put right. Faults of the server are never here.',
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

  @Field(() => Int, {
    nullable: true,
    description: 'With TOO_MANY_ATTEMPTS: in how many seconds it may be tried again.',
  })
  retryAfterSeconds?: number;
}
