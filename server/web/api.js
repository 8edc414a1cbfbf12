// Reading the API as every dashboard should: each address with the ETag of what is already here.

const answers = new Map();

/** The answer at an address: {data, changed}. A 304 gives the answer that was there before. */
export async function read(address) {
  const known = answers.get(address);
  const headers = { Accept: "application/json" };
  if (known) headers["If-None-Match"] = known.etag;
  const response = await fetch(address, { headers, cache: "no-store" });
  if (response.status === 304) return { data: known.data, changed: false };
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const data = await response.json();
  answers.set(address, { etag: response.headers.get("ETag"), data });
  return { data, changed: true };
}

/** All items of a list, page after page. */
export async function readAll(address) {
  const items = [];
  let changed = false;
  for (let next = address; next;) {
    const answer = await read(next);
    items.push(...answer.data.items);
    changed ||= answer.changed;
    next = answer.data.next;
  }
  return { items, changed };
}
