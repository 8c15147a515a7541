import { graphql } from 'relay-runtime';

// relay-compiler reads these and writes what program.ts imports; a bundler's plugin would put one in place of the other.

graphql`
  mutation nationLogInMutation($input: LogInInput!) {
    logIn(input: $input) {
      token
      expiresAt
    }
  }
`;

graphql`
  query nationQuery($year: Year!) {
    nation {
      ...nation_result @arguments(year: $year)
    }
    viewer {
      ...nation_viewer
    }
  }
`;

graphql`
  fragment nation_result on Assessed @argumentDefinitions(year: { type: "Year!" }) {
    assessment(year: $year) {
      percent
      release {
        publishedAt
      }
    }
  }
`;

graphql`
  fragment nation_viewer on Viewer @refetchable(queryName: "nationViewerQuery") {
    username
  }
`;

// Every scalar of the service has to be somewhere: the compiler asks only for those that it meets.
graphql`
  query nationScalarsQuery {
    province(code: "57") {
      population {
        date
      }
    }
    auditEvents(first: 1) {
      nodes {
        details
      }
    }
  }
`;
