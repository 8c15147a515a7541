/** A question as this contestant is sent it. Who asks stands in both headers, so that all read the same. */
export function requestOf(contestant, question) {
  const token = contestant.tokens[question.account];
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...contestant.headers,
      'x-bench-settings': JSON.stringify(contestant.settings[question.account] ?? {}),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(question[contestant.documents]),
  };
}

/** Asks once; throws where the answer has errors. */
export async function ask(contestant, question) {
  const response = await fetch(contestant.url, requestOf(contestant, question));
  const text = await response.text();
  const answer = response.ok ? JSON.parse(text) : { errors: [text] };
  if (answer.errors)
    throw new Error(`${contestant.title}, ${question.name}: ${JSON.stringify(answer.errors)}`);
  return { data: answer.data, bytes: Buffer.byteLength(text) };
}
