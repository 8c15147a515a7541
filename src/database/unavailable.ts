/** What the database or the way to it says when it is away, too busy or too slow (PostgreSQL, appendix A). */
const codes =
  /^(08...|53...|57P0[123]|57014|55P03|ECONN[A-Z]+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$/;
const words =
  /^(Connection terminated|Connection ended|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Query runner already released)/;

const codeAndMessage = (error: unknown): { code?: unknown; message?: unknown } => {
  // GraphQL puts a wrap around what it does not know as an Error.
  const { thrownValue = error } = (error ?? {}) as { thrownValue?: unknown };
  return (thrownValue ?? {}) as { code?: unknown; message?: unknown };
};

/** Whether an error says that the database cannot answer now: no fault of the query, nor of ours. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = codeAndMessage(error);
  return codes.test(String(code)) || words.test(String(message));
}

/** Whether a connection that was there is no more: another one may be. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = codeAndMessage(error);
  return (
    /^(08...|57P01|ECONNRESET|EPIPE)$/.test(String(code)) ||
    /^(Connection (terminated|ended)|Client has encountered a connection error|Query runner already released)/.test(
      String(message),
    )
  );
}
