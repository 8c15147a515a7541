// Stands in for curl where a machine has none: knows the options that our documents use, and no others.
const headers = {};
let url, body;
const words = process.argv.slice(2);
while (words.length > 0) {
  const word = words.shift();
  if (word === '-s') continue;
  else if (word === '-H') {
    const [name, value] = words.shift().split(/: (.*)/s);
    headers[name] = value;
  } else if (word === '-d') body = words.shift();
  else if (word.startsWith('-')) throw new Error(`unknown option ${word}`);
  else url = word;
}
fetch(url, { method: body === undefined ? 'GET' : 'POST', headers, body })
  .then((response) => response.text())
  .then((text) => process.stdout.write(text));
