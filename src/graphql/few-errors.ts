import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

/** How much is said of a request that could not run: what is wrong first helps, and all of it may be a hundred times its size. */
const most = { errors: 10, characters: 300, locations: 10 };

/** Says the first errors of a request that did not run, each in some words, and counts the others. */
export const fewErrors: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body } }) {
        if (body.kind !== 'single' || body.singleResult.data !== undefined) return;
        const { errors = [] } = body.singleResult;
        const [first] = errors;
        if (errors.length < 2 || first === undefined) return;
        const left = errors.length - most.errors;
        const others = { message: `There are ${left} more errors. (และข้อผิดพลาดอื่นอีก ${left} รายการ)` };
        body.singleResult.errors = [
          ...errors.slice(0, most.errors).map(short),
          ...(left > 0 ? [{ ...others, extensions: { code: first.extensions?.['code'] } }] : []),
        ];
      },
    };
  },
};

const short = ({ message, locations, ...error }: GraphQLFormattedError): GraphQLFormattedError => ({
  message: message.length > most.characters ? `${message.slice(0, most.characters)}…` : message,
  ...(locations && { locations: locations.slice(0, most.locations) }),
  ...error,
});
