const second = 1000;

/** Hangs up on who sends too slowly or nothing at all; an honest client's request is there in well under a second. */
export const patience = {
  /** A request, its body included, has to be here by then. */
  requestTimeout: 10 * second,
  /** A connection on which nothing moves: longer than the slowest answer takes. */
  connectionTimeout: 14 * second,
  /** Between two requests: longer than a proxy keeps its own, so that it is the proxy that hangs up. */
  keepAliveTimeout: 72 * second,
  http: {
    headersTimeout: 8 * second,
    /** Node looks every half minute otherwise. */
    connectionsCheckingInterval: second,
    maxHeaderSize: 16 * 1024,
    /** Node's own refusal has no body and no id; ours is in check-request.ts. */
    requireHostHeader: false,
  },
} as const;
