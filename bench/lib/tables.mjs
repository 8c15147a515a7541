const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const integer = (value) => whole.format(value);
export const decimal = (value) => value.toFixed(value < 10 ? 2 : 1);
export const kilobytes = (value) => (value / 1000).toFixed(1);
export const megabytes = (value) => integer(value / 1e6);
export const ratio = (value) => `${value < 10 ? value.toFixed(2) : integer(value)}×`;
export const cpu = ({ server, database }) => `${decimal(server)}+${decimal(database)}`;

/**
 * A table in Markdown: a row for each title, a column for each question.
 * @param cell what stands at (name of the row, name of the question)
 */
export function table(head, names, questions, cell) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line([head, ...questions.map(({ name }) => name)]),
    line(['---', ...questions.map(() => '--:')]),
    ...names.map(([name, title]) => line([title, ...questions.map((question) => cell(name, question.name))])),
  ].join('\n');
}
