const second = 1000;

/** How much of the database the service takes, and how long anybody waits for it. Milliseconds where it is a time. */
export const bounds = {
  pool: {
    /** Connections of a process. */
    connections: 20,
    /** How long one is kept that nobody uses: a new one takes a process, and plans statements anew. */
    idle: 60 * second,
    /** How many may wait for one; who comes then is told at once to come again. */
    waiting: 400,
    /** How long one waits: with `read.statement` less than three seconds. */
    wait: 1 * second,
  },
  /** How long a command beside the service waits for a connection: it has nobody behind it. */
  patientWait: 20 * second,
  /**
   * Of what is read for an answer. All that an operation waits for is counted together, from when its request came:
   * whatever is slow or locked, nobody waits three seconds for it.
   */
  read: { lock: 1 * second, statement: 1.9 * second, waiting: 2.5 * second },
  /** Of who asks. */
  lookUp: { lock: 1 * second, statement: 1.9 * second },
  /** Of a command's transaction. Who waits for another's import or publication is told to come again. */
  command: { lock: 9 * second, statement: 60 * second },
  /** Of a log-in and what belongs to it: nobody works on a session for long. */
  session: { lock: 1 * second, statement: 1.9 * second },
  /** A transaction in which nothing happens gives its connection back. */
  idleInTransaction: 10 * second,
  /** How long the database may take to hear that a statement is to be cancelled. */
  cancel: 0.5 * second,
} as const;
