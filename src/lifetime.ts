/** What has been started and has to be stopped, last things first; once, however often it is asked to. */
export class Lifetime {
  readonly #stops: (() => Promise<void>)[] = [];
  #stopping: Promise<void> | undefined;

  get stopping(): boolean {
    return this.#stopping !== undefined;
  }

  add(stop: () => Promise<void>): void {
    this.#stops.unshift(stop);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#run();
    return this.#stopping;
  }

  async #run(): Promise<void> {
    for (const stop of this.#stops) await stop();
  }

  /**
   * Ends the process on Ctrl-C and on SIGTERM, once all is stopped; a second signal changes nothing.
   * @param exitCode 0 where being stopped is how it should end
   */
  stopOnSignals(exitCode = 0): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        this.stop().then(
          () => process.exit(exitCode),
          (error: unknown) => {
            console.error(error);
            process.exit(1);
          },
        );
      });
  }
}
