-- What Prisma cannot say of the tables of the lifecycle, which are empty when this runs.

alter table cosigner
  add constraint cosigner_state_check check (state in ('invited', 'agreed', 'declined'));

alter table review_opinion
  add constraint review_opinion_level_check check (level in ('team', 'street', 'office')),
  add constraint review_opinion_decision_check check (decision in ('pass', 'revise', 'decline', 'letter', 'merge'));

-- One undecided request for each assignment.
create unique index extension_open_key on extension (congress_id, assignment_id) where decision is null;
alter table extension
  add constraint extension_decision_check check (decision in ('agreed', 'refused'));

alter table commitment_review
  add constraint commitment_review_grade_check check (grade between 1 and 3);

alter table hearing
  add constraint hearing_conclusion_check check (conclusion in ('satisfied', 'second_round'));

alter table supervision_order
  add constraint supervision_order_state_check
    check (state in ('issued', 'answered', 'correcting', 'look_back', 'closed'));
alter table supervision_step
  add constraint supervision_step_kind_check check (kind in ('answer', 'correct', 'look_back', 'close'));

alter table disclosure
  add constraint disclosure_mode_check check (mode in ('full', 'summary', 'withheld'));

alter table clue
  add constraint clue_state_check check (state in ('open', 'claimed', 'converted', 'merged', 'passed_on'));

-- Similar earlier suggestions. The extension is trusted: the owner of the database may create it. Trigrams of
-- Chinese need a database whose LC_CTYPE is not C (npm run doctor checks it).
create extension if not exists pg_trgm;
create index suggestion_title_trgm_idx on suggestion using gin (title gin_trgm_ops);
