/**
 * Do something for each item, one after the other. Inside a transaction there is one connection, which answers one
 * query at a time: `Promise.all` over queries of one transaction is a mistake that `pg` 9 refuses.
 */
export async function inTurn<T, R>(items: Iterable<T>, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
