/** The two media types of a GraphQL answer; the second says more with its status code. */
export const json = 'application/json';
export const graphqlJson = 'application/graphql-response+json';

/** The media types that an Accept header names, without those it excludes by `q=0`. */
const named = (accept: string): string[] =>
  accept
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()))
    .filter(([, ...parameters]) => !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)))
    .map(([type = '']) => type);

/** Whether the header names one of the two itself: what a program sends, and no page, image or form. */
export const namesJson = (accept: string | undefined): boolean =>
  named(accept ?? '').some((type) => type === json || type === graphqlJson);

/** Whether an answer in JSON can be read; without the header anything can. */
export const acceptsJson = (accept: string | undefined): boolean =>
  accept === undefined ||
  accept.trim() === '' ||
  namesJson(accept) ||
  named(accept).some((type) => type === '*/*' || type === 'application/*');
