import type { Call } from '../../chat/card-call.ts';
import { passage } from '../../chat/reading/fold.ts';
import { lexiconOf } from '../../chat/reading/lexicon.ts';
import { readSuggestion } from '../../chat/reading/suggestion.ts';
import type { FormFieldScript } from '../../scripts/forms.ts';
import { ask } from '../asking/ask.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { help } from './help.ts';
import { answer, choice, showCard } from '../speaking/speak.ts';
import { submit } from '../suggestions/submit.ts';

/** The field of the form that is asked first: what comes before the writing. */
const FIRST = '形成方式';

/**
 * 指南: how a good suggestion is written; a deputy is offered to be led through it (六步法, features.md row 124). 不会弄
 * said by others asks for help.
 */
export async function guide(context: CommandContext, { helpless }: Call<'guide'>): Promise<void> {
  if (deputyOf(context.actor) === undefined)
    return helpless === true ? help(context, { name: 'help' }) : answer(context, 'help/guide');
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'help/guide-steps',
    values: {},
    kind: 'guide',
    answerableBy: [context.actor.personId],
    choices: [
      choice('按步骤写', { name: 'writeBySteps', answers: [] }),
      choice('跳过', { name: 'skipSteps' }),
    ],
  });
}

/** 按步骤写: the questions of the form, one after the other in the direct chat; then it is as if all had been typed. */
export async function writeBySteps(context: CommandContext, call: Call<'writeBySteps'>): Promise<void> {
  const fields = questionsOf(context);
  const next = fields[call.answers.length];
  if (next === undefined) return submitAnswers(context, fields, call.answers);
  await ask(context, {
    call,
    field: 'step',
    template: 'help/guide-question',
    values: { step: call.answers.length + 1, steps: fields.length, question: next.question },
  });
}

/** 跳过 */
export async function skipSteps(context: CommandContext): Promise<void> {
  await answer(context, 'help/guide-skipped');
}

function questionsOf({ forms }: CommandContext): FormFieldScript[] {
  const { fields } = forms.form('建议');
  return [...fields.filter(({ name }) => name === FIRST), ...fields.filter(({ name }) => name !== FIRST)];
}

async function submitAnswers(
  context: CommandContext,
  fields: readonly FormFieldScript[],
  answers: readonly string[],
): Promise<void> {
  const lines = fields.flatMap(({ name }, index) => {
    const said = answers[index] ?? '';
    return said === '' ? [] : [`${name}:${said}`];
  });
  const suggestion = readSuggestion(passage(lines.join('\n')), lexiconOf(context.table));
  await submit({ ...context, marked: true }, { name: 'submit', suggestion });
}
