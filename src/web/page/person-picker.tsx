import type { JSX } from 'preact';
import type { PagePerson } from '../page-types.ts';
import type { Sandbox } from './use-sandbox.ts';
import { placeOf, roleOf } from './wording.ts';

/** 我是谁: everybody of the sample congress, by role. */
export function PersonPicker({ sandbox: { state, dispatch } }: { readonly sandbox: Sandbox }): JSX.Element {
  return (
    <div class="panel">
      <label class="label" for="me">
        我是谁
      </label>
      <select
        id="me"
        class="field"
        value={state.me ?? ''}
        onChange={(event) => dispatch({ type: 'become', me: event.currentTarget.value })}
      >
        {rolesOf(state.people).map((role) => (
          <optgroup key={role} label={role}>
            {state.people
              .filter((person) => roleOf(person.caption) === role)
              .map((person) => (
                <option key={person.id} value={person.id}>
                  {nameWithPlace(person)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

function rolesOf(people: readonly PagePerson[]): string[] {
  return [...new Set(people.map((person) => roleOf(person.caption)))];
}

function nameWithPlace({ name, caption }: PagePerson): string {
  const place = placeOf(caption);
  return place === '' ? name : `${name}(${place})`;
}
