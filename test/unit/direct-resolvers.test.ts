import 'reflect-metadata';
import { graphql, type GraphQLObjectType } from 'graphql';
import {
  Arg,
  Authorized,
  buildSchemaSync,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from 'type-graphql';
import { callDirectly } from '../../src/graphql/direct-resolvers.js';

@InterfaceType()
abstract class Named {
  @Field(() => String)
  name!: string;
}

@ObjectType()
abstract class Counted extends Named {
  @Field(() => Int)
  count!: number;

  @Field(() => String, { nullable: true })
  later!: string;

  @Field(() => String, { nullable: true })
  resolved!: string;
}

@ObjectType({ implements: Named })
class Body extends Counted {
  @Field(() => String)
  plain!: string;

  @Authorized('NOBODY')
  @Field(() => String, { nullable: true })
  secret!: string;

  // As the class above declares it, for everybody.
  @Authorized('NOBODY')
  @Field(() => String, { nullable: true })
  override later!: string;

  @UseMiddleware(async (_data, next) => `${String(await next())}, seen`)
  @Field(() => String)
  watched!: string;
}

@InputType()
class Wish {
  @Field(() => Int)
  amount!: number;
}

@Resolver(() => Named)
class NamedResolver {
  @FieldResolver(() => String)
  greeting(
    @Ctx() { word }: { word: string },
    @Root() { name }: Named,
    @Arg('times', () => Int, { defaultValue: 2 }) times: number,
    @Arg('end', () => String, { nullable: true }) end = '!',
  ): string {
    return `${`${word} `.repeat(times)}${name}${end}`;
  }
}

@Resolver(() => Body)
class BodyResolver {
  @Query(() => Body)
  body() {
    return { name: 'a', plain: 'b', count: 3, later: 'e', resolved: 'f', secret: 'c', watched: 'd' };
  }

  @Authorized('NOBODY')
  @FieldResolver(() => String, { nullable: true })
  guarded(): string {
    return 'not for you';
  }

  @Authorized('NOBODY')
  @FieldResolver(() => String, { nullable: true })
  resolved(): string {
    return 'not for you either';
  }

  @FieldResolver(() => Boolean)
  granted(@Arg('wish', () => Wish) wish: Wish): boolean {
    return wish instanceof Wish;
  }
}

const schema = buildSchemaSync({
  resolvers: [NamedResolver, BodyResolver],
  authChecker: () => false,
  validate: false,
});
callDirectly(schema);

const ask = (fields: string) =>
  graphql({ schema, source: `{ body { ${fields} } }`, contextValue: { word: 'hello' } });

test('a field is a property, or a call of its method with what it takes in its order', async () => {
  const answer = await ask('name plain count greeting once: greeting(times: 1, end: "?")');
  expect(answer).toEqual({
    data: { body: { name: 'a', plain: 'b', count: 3, greeting: 'hello hello a!', once: 'hello a?' } },
  });
  const fields = (schema.getType('Body') as GraphQLObjectType).getFields();
  for (const property of ['name', 'plain', 'count']) expect(fields[property]?.resolve).toBeUndefined();
});

test('what a rule guards stays guarded, and what is more than a call is left to TypeGraphQL', async () => {
  const { data, errors } = await ask('secret guarded later resolved watched granted(wish: { amount: 1 })');
  expect(data).toEqual({
    body: { secret: null, guarded: null, later: null, resolved: null, watched: 'd, seen', granted: true },
  });
  expect(errors?.map(({ path }) => path?.join('.'))).toEqual(
    ['secret', 'guarded', 'later', 'resolved'].map((field) => `body.${field}`),
  );
});
