import { registerEnumType } from 'type-graphql';

export enum AssessmentStatus {
  ASSESSED = 'ASSESSED',
  NOT_ASSESSED = 'NOT_ASSESSED',
  EXEMPT = 'EXEMPT',
  NOT_UNDER_DEPARTMENT = 'NOT_UNDER_DEPARTMENT',
}

registerEnumType(AssessmentStatus, {
  name: 'AssessmentStatus',
  description: 'Whether there is a score, and if not, why: a missing score is null, never 0.',
  valuesConfig: {
    ASSESSED: { description: 'Assessed: the scores stand.' },
    NOT_ASSESSED: { description: 'Not assessed that year, or no result came in.' },
    EXEMPT: { description: 'Exempt from the assessment of that year.' },
    NOT_UNDER_DEPARTMENT: { description: 'Bangkok: not under the department, so never assessed by it.' },
  },
});

export enum Suppression {
  TOO_FEW = 'TOO_FEW',
  PROTECTS_ANOTHER = 'PROTECTS_ANOTHER',
  ALL_ALIKE = 'ALL_ALIKE',
  NOT_ASSESSED = 'NOT_ASSESSED',
}

registerEnumType(Suppression, {
  name: 'Suppression',
  description:
    'Why the public does not see an average: it would give single bodies away. The department, and the office of ' +
    'the province, read the average all the same, and here why others do not.',
  valuesConfig: {
    TOO_FEW: { description: 'Fewer than three bodies.' },
    PROTECTS_ANOTHER: { description: 'With it, another hidden average could be worked out.' },
    ALL_ALIKE: {
      description:
        'All bodies have the same result, so the average would be that of each. To the public it is PROTECTS_ANOTHER.',
    },
    NOT_ASSESSED: { description: 'No body was assessed: there is nothing to average.' },
  },
});

export enum RankScope {
  NATION = 'NATION',
  PROVINCE = 'PROVINCE',
  TYPE = 'TYPE',
  TYPE_IN_PROVINCE = 'TYPE_IN_PROVINCE',
}

registerEnumType(RankScope, {
  name: 'RankScope',
  description: 'Among which subjects of the same level a place is counted.',
  valuesConfig: {
    NATION: {
      description: 'All of the nation: provinces among provinces, local governments among local governments.',
    },
    PROVINCE: { description: 'The local governments of the same province.' },
    TYPE: { description: 'The local governments of the same type in the nation.' },
    TYPE_IN_PROVINCE: { description: 'The local governments of the same type in the same province.' },
  },
});
