import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PagePerson } from '../page-types.ts';
import type { Sandbox } from './use-sandbox.ts';

/** 我是谁: type a part of a name, a role or a unit; arrows and Enter choose, Escape leaves it as it was. */
export function PersonPicker({ sandbox: { state, dispatch } }: { readonly sandbox: Sandbox }): JSX.Element {
  const [words, setWords] = useState<string>();
  const [marked, setMarked] = useState(0);
  const me = state.people.find((person) => person.id === state.me);
  const isOpen = words !== undefined;
  const found = isOpen ? matching(state.people, words) : [];
  const open = (): void => {
    if (isOpen) return;
    setWords('');
    setMarked(0);
  };
  const choose = (person: PagePerson | undefined): void => {
    if (person !== undefined) dispatch({ type: 'become', me: person.id });
    setWords(undefined);
  };
  const keyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (isOpen) setMarked((marked + step + found.length) % Math.max(found.length, 1));
      else open();
    }
    // While characters are being composed, Enter belongs to the input method.
    if (event.key === 'Enter' && isOpen && !event.isComposing) {
      event.preventDefault();
      // Nobody fits, or the list has not come yet: what was typed stays.
      if (found.length > 0) choose(found[marked]);
    }
    if (event.key === 'Escape') setWords(undefined);
  };

  return (
    <div class="panel picker">
      <label class="label" for="me">
        我是谁
      </label>
      <input
        id="me"
        class="field picker__field"
        role="combobox"
        autocomplete="off"
        aria-expanded={isOpen}
        aria-controls="me-list"
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found.length > 0 ? optionId(marked) : undefined}
        placeholder="输入姓名、身份或单位"
        value={words ?? me?.name ?? ''}
        onClick={open}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={keyDown}
        onBlur={() => setWords(undefined)}
      />
      <p class="picker__caption">{isOpen ? `共${found.length}位` : (me?.caption ?? '')}</p>
      <ul id="me-list" class="picker__list" role="listbox" aria-label="可以扮演的人" hidden={!isOpen}>
        {found.map((person, index) => (
          <Option key={person.id} person={person} index={index} isMarked={index === marked} choose={choose} />
        ))}
      </ul>
    </div>
  );
}

interface OptionProps {
  readonly person: PagePerson;
  readonly index: number;
  readonly isMarked: boolean;
  readonly choose: (person: PagePerson) => void;
}

function Option({ person, index, isMarked, choose }: OptionProps): JSX.Element {
  useEffect(() => {
    if (isMarked) document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' });
  }, [isMarked, index]);
  return (
    <li
      id={optionId(index)}
      class="picker__option"
      role="option"
      aria-selected={isMarked}
      // The field keeps the focus, so that leaving it closes the list.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(person)}
    >
      <span class="picker__name">{person.name}</span>
      <span class="picker__role">{person.caption}</span>
    </li>
  );
}

function optionId(index: number): string {
  return `me-option-${index}`;
}

/** Every part of what was typed is in the name or the caption. */
function matching(people: readonly PagePerson[], words: string): readonly PagePerson[] {
  const parts = words.trim().split(/\s+/);
  return people.filter(({ name, caption }) => parts.every((part) => `${name} ${caption}`.includes(part)));
}
