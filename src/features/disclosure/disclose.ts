import type { Call } from '../../chat/card-call.ts';
import { decideDisclosure, type DisclosureMode } from '../../domain/disclosure/disclosure.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { insertDisclosure } from '../../storage/disclosures.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { ask } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import { stateName } from '../matters/label.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { showDraft } from './draft.ts';

type Disclose = Call<'disclose'>;

const MODE_NAMES = { full: '全文公开', summary: '摘要公开', withheld: '不公开' } as const satisfies Record<
  DisclosureMode,
  string
>;

/**
 * 公开: enter how replied matters are disclosed. What goes out is shown first as a draft without personal data and
 * confirmed; the bot publishes nothing itself.
 */
export async function disclose(context: CommandContext, call: Disclose): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => undisclosed(context), '公开');
  if (matters === undefined) return;
  const modes: DisclosureMode[] = [];
  for (const matter of matters) {
    const mode = await decide(context, call, matter);
    if (mode === undefined) return;
    modes.push(mode);
  }
  const shown = modes.some((mode) => mode !== 'withheld');
  if (!context.confirmed && (shown || matters.length > 1)) return confirm(context, call, matters, modes);

  for (const [index, matter] of matters.entries())
    await store(context, call, matter, modes[index] ?? 'withheld');
  const [only] = matters;
  const subject = only !== undefined && matters.length === 1 ? { subject: only.suggestion.id } : {};
  const withheld = modes.every((mode) => mode === 'withheld');
  await answer({ ...context, ...subject }, 'disclosure/recorded', {
    numbers: numbersOf(matters),
    mode: namesOf(modes),
    link: call.link ?? (withheld ? '' : context.texts.render('disclosure/no-link', {})),
  });
  if (withheld && call.reason === undefined) await askReason(context, matters);
}

async function undisclosed(context: CommandContext): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    state: { in: ['replied', 'closed'] },
    disclosures: { none: {} },
  });
  return loadMatters(context, rows);
}

async function decide(
  context: CommandContext,
  call: Disclose,
  { suggestion }: Matter,
): Promise<DisclosureMode | undefined> {
  const decided = decideDisclosure(suggestion, call.mode, await rulesOfMatter(context, suggestion));
  if (decided.ok) return decided.value;
  const number = displayNumber(suggestion);
  if (decided.refusal.code === 'DISCLOSURE_CONFIDENTIAL')
    await refusePrivately(context, 'disclose-confidential', { number });
  else
    await refusePrivately(context, 'disclose-not-replied', {
      number,
      state: stateName(decided.refusal.state),
    });
  return undefined;
}

async function confirm(
  context: CommandContext,
  call: Disclose,
  matters: readonly Matter[],
  modes: readonly DisclosureMode[],
): Promise<void> {
  for (const [index, matter] of matters.entries()) {
    const mode = modes[index];
    if (mode !== undefined && mode !== 'withheld') await showDraft(context, matter, mode);
  }
  const [only] = matters;
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) },
    label: '确认',
    template: 'disclosure/confirm',
    values: { numbers: numbersOf(matters), mode: namesOf(modes) },
    private: matters.some(({ suggestion }) => suggestion.confidential),
    ...(only !== undefined && matters.length === 1 ? { subject: only.suggestion.id } : {}),
  });
}

function namesOf(modes: readonly DisclosureMode[]): string {
  return [...new Set(modes.map((mode) => MODE_NAMES[mode]))].join('、');
}

async function store(
  context: CommandContext,
  call: Disclose,
  { suggestion }: Matter,
  mode: DisclosureMode,
): Promise<void> {
  await insertDisclosure(
    context.work,
    {
      congressId: context.congress.id,
      id: context.newId(),
      suggestionId: suggestion.id,
      mode,
      decidedOn: context.actedOn,
      enteredAt: context.now,
      enteredById: context.actor.personId,
      ...(call.reason === undefined ? {} : { reason: call.reason }),
      ...(call.link === undefined ? {} : { link: call.link }),
    },
    { action: 'disclosure.entered' },
  );
}

/** Why something is not disclosed belongs to the record (渝第三十六条: 秘密、商业秘密、个人隐私); it is asked for afterwards. */
async function askReason(context: CommandContext, matters: readonly Matter[]): Promise<void> {
  await ask(context, {
    call: {
      name: 'disclose',
      targets: targetsOf(matters.map(({ suggestion }) => suggestion)),
      mode: 'withheld',
    },
    field: 'reason',
    template: 'disclosure/reason-please',
    values: { numbers: numbersOf(matters) },
  });
}
