/** What keeps the program from starting or a command from finishing, told in one sentence to who started it. */
export class StartUpError extends Error {
  override readonly name = 'StartUpError';
}
