import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { findSimilar } from '../../storage/similar.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf, type Room } from '../context.ts';
import { stateName } from '../matters/label.ts';
import { loadMatters, type Matter, seenBy } from '../matters/matter.ts';
import { choice, isOutOfReach, showCard, whisper } from '../speaking/speak.ts';

/** Trigrams of titles: as alike as this is worth a look; as alike as that is the same thing forwarded. */
const ALIKE = 0.4;
const THE_SAME = 0.8;
const SHOWN = 3;

/** The matters like this one, those of this term first. */
async function similarTo(room: Room, suggestion: Suggestion): Promise<{ matter: Matter; score: number }[]> {
  const found = await findSimilar(room.work.tx, suggestion, { least: ALIKE, most: SHOWN });
  const rows = await findSuggestions(room.work.tx, room.congress.id, {
    id: { in: found.map(({ id }) => id) },
  });
  const matters = await loadMatters(room, rows);
  return found.flatMap(({ id, score }) => {
    const matter = matters.find(({ suggestion: { id: other } }) => other === id);
    return matter === undefined ? [] : [{ matter, score }];
  });
}

/** Numbers alone, for whoever reviews; empty when nothing is like it. */
export async function similarNumbers(room: Room, suggestion: Suggestion): Promise<string> {
  const similar = await similarTo(room, suggestion);
  return similar.map(({ matter }) => displayNumber(matter.suggestion)).join('、');
}

/**
 * Tell a deputy privately what is like the draft, as far as the deputy may see it. What is the same as another
 * deputy's suggestion that can still be joined was perhaps only forwarded: it is offered to be joined (附议).
 */
export async function tellSimilar(context: CommandContext, draft: Suggestion): Promise<void> {
  const similar = (await similarTo(context, draft)).filter(
    ({ matter }) => seenBy(context.actor, matter) !== 'none',
  );
  const [first] = similar;
  if (first === undefined) return;
  const own = deputyOf(context.actor)?.id;
  const isOffered =
    first.score >= THE_SAME && first.matter.lead.id !== own && canBeJoined(first.matter.suggestion);
  if (isOffered && !isOutOfReach(context)) return offerToJoin(context, draft, first.matter);
  const lines = similar.map(({ matter: { suggestion, lead } }) =>
    context.texts.render('suggestions/similar-line', {
      number: displayNumber(suggestion),
      title: suggestion.title,
      deputy: lead.name,
      state: stateName(suggestion.state),
    }),
  );
  await whisper({ ...context, subject: draft.id }, 'suggestions/similar', {
    intake: displayNumber(draft),
    lines: lines.join('\n'),
  });
}

function canBeJoined({ state, cosignUntil }: Suggestion): boolean {
  return state === 'cosigning' || (state === 'submitted' && cosignUntil === undefined);
}

async function offerToJoin(context: CommandContext, draft: Suggestion, { suggestion, lead }: Matter) {
  await showCard(context, {
    to: context.actor.direct,
    class: 'answer',
    template: 'cosigning/offer',
    values: {
      name: `${displayNumber(suggestion)}《${suggestion.title}》`,
      lead: lead.name,
      state: stateName(suggestion.state),
      intake: displayNumber(draft),
    },
    kind: 'confirm',
    answerableBy: [context.actor.personId],
    subject: draft.id,
    choices: [
      choice(
        '附议',
        { name: 'cosignInstead', suggestion: suggestion.id, draft: draft.id },
        { confirmed: true },
      ),
      choice('另提一件', { name: 'keepOwn', draft: draft.id }, { confirmed: true }),
    ],
  });
}
