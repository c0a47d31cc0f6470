import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Card } from '../../chat/card.ts';
import type { PageLine } from '../page-types.ts';
import { api } from './api.ts';
import { FormView } from './form-view.tsx';
import type { Sandbox } from './use-sandbox.ts';

interface Props {
  readonly line: PageLine;
  readonly card: Card;
  readonly me: string | undefined;
  readonly sandbox: Sandbox;
}

export function CardView({ line, card, me, sandbox }: Props): JSX.Element {
  return (
    <div class="card">
      <h3 class="card__title">{card.title}</h3>
      {card.lines.map((each, index) => (
        <p key={index} class="card__line">
          {each}
        </p>
      ))}
      {card.fields.length > 0 && (
        <dl class="card__fields">
          {card.fields.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {card.choices.length > 0 && <Choices line={line} card={card} me={me} sandbox={sandbox} />}
      {card.form !== undefined && <FormView line={line} form={card.form} me={me} sandbox={sandbox} />}
    </div>
  );
}

/** A choice may be pressed again: the bot decides what a second press means, and changes the card. */
function Choices({ line, card, me, sandbox }: Props): JSX.Element {
  const [sending, setSending] = useState(false);
  const [pressed, setPressed] = useState<string>();

  const press = async (by: string, choice: string): Promise<void> => {
    setSending(true);
    setPressed(undefined);
    const act = { by, chat: line.chat, messageId: line.messageId, choice };
    if (await sandbox.attempt(() => api.press(act))) setPressed(choice);
    setSending(false);
  };

  return (
    <>
      <div class="card__choices">
        {card.choices.map((choice) => (
          <button
            key={choice}
            type="button"
            class="button"
            disabled={sending || me === undefined}
            onClick={() => me !== undefined && void press(me, choice)}
          >
            {choice}
          </button>
        ))}
      </div>
      <p class="card__pressed" role="status">
        {pressed === undefined ? '' : `已选「${pressed}」`}
      </p>
    </>
  );
}
