import { strict as assert } from 'node:assert';
import type { Marks } from '../../../src/domain/ballot/tally.ts';

/** An election in the format of Pabulib (arXiv 2012.06539), as far as approvals need it. */
export interface Election {
  /** The published number of votes for each project. */
  readonly published: readonly number[];
  readonly mostChoices?: number;
  readonly votes: readonly Marks[];
}

/** Read a `.pb` file: sections META, PROJECTS and VOTES of semicolon-separated lines with a heading each. */
export function parseElection(text: string): Election {
  const sections = sectionsOf(text);
  const meta = new Map(section(sections, 'META').map((row) => [row['key'], row['value']]));
  const projects = section(sections, 'PROJECTS');
  const positions = new Map(projects.map((row, index) => [row['project_id'], index]));
  const most = meta.get('max_length');
  return {
    published: projects.map((row) => Number(row['votes'])),
    ...(most === undefined ? {} : { mostChoices: Number(most) }),
    votes: section(sections, 'VOTES').map((row) =>
      (row['vote'] ?? '')
        .split(',')
        .filter((id) => id !== '')
        .map((id) => {
          const position = positions.get(id);
          assert(position !== undefined, `a vote for ${id}, which is no project`);
          return position;
        }),
    ),
  };
}

function sectionsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (['META', 'PROJECTS', 'VOTES'].includes(line.trim())) sections.set(line.trim(), (lines = []));
    else if (line !== '') lines.push(line);
  }
  return sections;
}

function section(
  sections: ReadonlyMap<string, readonly string[]>,
  name: string,
): readonly Readonly<Record<string, string>>[] {
  const [heading = '', ...lines] = sections.get(name) ?? [];
  const keys = heading.split(';');
  return lines.map((line) =>
    Object.fromEntries(line.split(';').map((value, index) => [keys[index] ?? '', value])),
  );
}
