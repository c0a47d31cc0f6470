// Counts a year from what was said in the chats, without a line of the bot's code: which number was given to which
// unit's group, and which class each deputy read in the reply.
const NUMBER = /2026会-\d{3}/g;

/**
 * @param {readonly string[]} lines the transcript, one JSON object each
 * @param {Readonly<Record<string, string>>} systemOf chat of a unit -> its handling system
 */
export function countYear(lines, systemOf) {
  const unitOf = new Map();
  const classOf = new Map();
  for (const line of lines) {
    const said = JSON.parse(line);
    if (said.from !== 'bot') continue;
    if (said.in in systemOf && said.text.includes('交办代表建议'))
      for (const [number] of said.text.matchAll(NUMBER)) unitOf.set(number, said.in);
    if (said.to !== null && said.text.includes('有答复了')) {
      const [number] = said.text.match(NUMBER) ?? [];
      const [, outcome] = /,([ABC])类 /.exec(said.text) ?? [];
      classOf.set(number, outcome);
    }
  }
  const bySystem = {};
  for (const [number, unit] of unitOf) {
    const system = (bySystem[systemOf[unit]] ??= { total: 0, replied: 0 });
    system.total += 1;
    if (classOf.has(number)) system.replied += 1;
  }
  const byClass = { A: 0, B: 0, C: 0 };
  for (const outcome of classOf.values()) byClass[outcome] += 1;
  return { total: unitOf.size, replied: classOf.size, bySystem, byClass };
}

/** A share of a whole in percent, half up, by whole numbers. */
export function share(part, whole, decimals) {
  const scale = 10n ** BigInt(decimals);
  const units = (BigInt(part) * 200n * scale + BigInt(whole)) / (2n * BigInt(whole));
  const fraction = String(units % scale).padStart(decimals, '0');
  return `${units / scale}.${fraction}`;
}
