import type { AnyCall } from '../chat/card-call.ts';
import type { NumberRef } from '../chat/command-call.ts';
import type { MessageEvent } from '../chat/message.ts';
import type { OpenCard } from '../storage/cards.ts';
import { numberFilter } from '../storage/suggestion-numbers.ts';
import { chooseByLabel, openFor, take } from './choose.ts';
import type { UnderstandInput, Understanding } from './understand.ts';

type Decide = Extract<AnyCall, { readonly name: 'decide' }>;

/**
 * 同意 with nothing more than perhaps the number of a matter is a word of the office; whoever has a card that asks just
 * this answers the card.
 */
export async function agreedTo(
  input: UnderstandInput,
  event: MessageEvent,
  call: Decide,
  quoted: OpenCard | undefined,
): Promise<Understanding | undefined> {
  const label = call.agree ? '同意' : '不同意';
  if (call.refs.length === 0 && call.matters === undefined && call.reason === undefined) {
    const chosen = await chooseByLabel(input, event, label, quoted);
    return chosen.kind === 'call' && chosen.call.name !== 'decide' ? chosen : undefined;
  }
  const number = numberIn(call);
  if (number === undefined) return undefined;
  const open = quoted === undefined ? await openFor(input, event) : [quoted];
  const asking = open.filter((card) => asks(card, label, number));
  for (const card of asking)
    if (await isAbout(input, card, number))
      return take(
        input,
        card,
        card.choices.find((each) => each.label === label),
        label,
      );
  return undefined;
}

/** The one matter that is named, if nothing else is said. */
function numberIn({ refs, matters, reason }: Decide): NumberRef | undefined {
  if (reason !== undefined) return undefined;
  if (matters !== undefined) return matters.length === 1 ? matters[0] : undefined;
  const [ref] = refs;
  if (ref === undefined || refs.length > 1 || ref.letter !== undefined) return undefined;
  return { typed: String(ref.serial), kind: 'bare', serial: ref.serial };
}

/** Digits alone are the number of a request for the office (退4), which has cards of its own. */
function asks({ choices }: OpenCard, label: string, { kind }: NumberRef): boolean {
  return choices.some(
    (each) =>
      each.label === label &&
      each.call.name !== 'decide' &&
      (kind !== 'bare' || each.call.name !== 'decideWithdrawal'),
  );
}

async function isAbout(
  { tx }: UnderstandInput,
  { congressId, subject }: OpenCard,
  number: NumberRef,
): Promise<boolean> {
  if (subject === undefined) return false;
  const found = await tx.suggestion.count({
    where: { AND: [{ congressId, id: subject }, numberFilter(number)] },
  });
  return found > 0;
}
