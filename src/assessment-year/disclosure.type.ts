import { registerEnumType } from 'type-graphql';

export enum Disclosure {
  STRICT = 'STRICT',
  OPEN = 'OPEN',
}

registerEnumType(Disclosure, {
  name: 'Disclosure',
  description: 'Whether averages that would give single bodies away are hidden from the public.',
  valuesConfig: {
    STRICT: { description: 'They are hidden, and so are others from which they could be worked out.' },
    OPEN: {
      description:
        'The department decided for the year that averages are shown however few bodies they are of. Minimum, ' +
        'maximum and quartiles below the nation stay hidden.',
    },
  },
});
