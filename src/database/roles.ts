/** Roles of the database, none of which owns anything (migrations/…-service-role.ts says what each may). */
export const roles = {
  /** What the service itself is on each connection: finds who asks, and may become the other two. */
  service: 'lpa_service',
  /** Reads for an answer, within the viewer's scope. */
  reader: 'lpa_reader',
  /** Does a command of the API. */
  writer: 'lpa_writer',
} as const;
