import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cutAfter, decide } from '../../../src/domain/ballot/decide.ts';
import { passes } from '../../../src/domain/ballot/majority.ts';
import { tally } from '../../../src/domain/ballot/tally.ts';
import { type Election, parseElection } from './pabulib.ts';

/** Real elections lie beside the project, not in it: their licence is not stated. */
const FOLDER = '../shared/data/pabulib';

/** What is known of each file: its beginning, ballots, seats, tie at the cut, projects at exactly half and over it. */
const KNOWN: readonly (readonly [string, number, number, boolean, number, number])[] = [
  ['France_Toulouse_2022', 93, 0, false, 0, 0],
  ['Switzerland_Zurich_S5', 180, 0, false, 0, 0],
  ['Poland_Gdynia_2023', 161, 1, false, 0, 1],
  ['Poland_Gdynia_2020', 306, 3, true, 0, 1],
  ['Poland_Warszawa_2017_Falenica', 494, 7, true, 0, 0],
  ['Hungary_Budapest_2022', 520, 16, true, 0, 0],
  ['Netherlands_Assen_2024', 84, 9, false, 1, 1],
  ['Worldwide_Mechanical_Turk', 70, 0, false, 1, 4],
  ['US_Stanford_Dataset_2022', 356, 0, false, 1, 1],
  ['Poland_Gdynia_2024', 398, 2, false, 1, 0],
  ['Poland_Warszawa_2018_Pole', 8, 1, false, 0, 1],
  ['Poland_Warszawa_2017_Plac', 27, 4, false, 0, 2],
];

const OWN = `META
key;value
max_length;2
PROJECTS
project_id;cost;votes;name
a;1;3;充电棚
b;1;2;路灯
c;1;2;公厕
VOTES
voter_id;vote
1;a,b
2;a,c
3;a
4;b,c
5;
`;

function recounted(election: Election) {
  const { votes, published, mostChoices } = election;
  return tally(votes, {
    projects: published.length,
    ...(mostChoices === undefined ? {} : { mostChoices }),
  });
}

describe('a recount of an election of our own', () => {
  const election = parseElection(OWN);
  const { cast, invalid, votes } = recounted(election);

  it('gives the published votes, also when somebody chose nothing', () => {
    expect({ cast, invalid, votes }).toEqual({ cast: 5, invalid: 0, votes: election.published });
  });

  it('names both projects that are level for the second seat', () => {
    expect(cutAfter(votes, [0, 1, 2], 2)).toEqual({ within: [0], tied: [1, 2], seatsLeft: 1, without: [] });
  });
});

describe.skipIf(!existsSync(FOLDER))('a recount of a real election', () => {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.pb')) : [];

  it('is made of all twelve', () => {
    expect(files).toHaveLength(KNOWN.length);
  });

  it.each(KNOWN)(
    '%s… gives the published votes, ties and halves',
    (name, ballots, seats, tie, half, over) => {
      const file = files.find((each) => each.startsWith(name)) ?? '';
      const election = parseElection(readFileSync(join(FOLDER, file), 'utf8'));
      const { cast, invalid, votes } = recounted(election);
      expect({ cast, invalid, votes }).toEqual({ cast: ballots, invalid: 0, votes: election.published });

      const all = votes.map((_, position) => position);
      expect(cutAfter(votes, all, seats).tied.length > 0).toBe(tie);
      expect(votes.filter((count) => 2 * count === cast)).toHaveLength(half);
      expect(votes.filter((count) => passes(count, cast))).toHaveLength(over);
      const { elected, tied, outvoted } = decide(votes, { base: cast, seats });
      expect([...elected, ...tied, ...outvoted]).toHaveLength(over);
    },
  );
});
