/** The shortest of a few runs in milliseconds: a busy machine makes any single one long. */
export async function shortest(run: (nth: number) => Promise<unknown>, runs = 5): Promise<number> {
  const times: number[] = [];
  for (let nth = 0; nth < runs; nth += 1) {
    const start = performance.now();
    await run(nth);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
