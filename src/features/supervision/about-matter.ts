import { committeeOf, kindsOf } from '../../domain/supervision/kinds.ts';
import type { CommandContext } from '../context.ts';
import { hasRole, isAmongOffice, OFFICE_ROLES } from '../inquiries/place.ts';
import type { Matter } from '../matters/matter.ts';
import { loadSupervised } from './find-orders.ts';
import { orderLine } from './wording.ts';

/**
 * What 查 tells of supervision, to the office and in chats of the office: the leaders of a key suggestion, the kinds of
 * supervision, the committee, and every order, closed ones too.
 */
export async function supervisionLines(
  context: CommandContext,
  matter: Matter,
  inGroup: boolean,
): Promise<string[]> {
  if (!hasRole(context, ...OFFICE_ROLES) || (inGroup && !isAmongOffice(context))) return [];
  const { texts, supervision } = context;
  const { suggestion } = matter;
  const key = suggestion.key
    ? [
        texts.render('supervision/about-key', {
          leader: suggestion.supervisionLeader ?? '未定',
          responsible: suggestion.responsibleLeader ?? '未定',
        }),
      ]
    : [];
  const committee = committeeOf(suggestion, supervision);
  const kinds = kindsOf(suggestion, supervision).map((kind) =>
    kind === 'committee' && committee !== undefined
      ? texts.render('supervision/about-committee', { committee })
      : texts.render(`supervision/kind.${kind}`, {}),
  );
  const orders = await loadSupervised(context, { suggestionId: suggestion.id });
  return [
    ...key,
    texts.render('supervision/about-kinds', { kinds: kinds.join('、') }),
    ...orders.map(({ order, unit }) => orderLine(context, order, { name: '', unit: unit.name })),
  ];
}
