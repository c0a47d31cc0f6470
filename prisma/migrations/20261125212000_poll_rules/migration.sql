-- What Prisma cannot say of polls. Both tables are empty when this runs, so nothing is locked long.

alter table poll
  add constraint poll_state_check check (state in ('open', 'closed', 'published')),
  add constraint poll_seats_check check (seats >= 1 and most_choices between 1 and cardinality(projects)),
  add constraint poll_base_check check (base >= 1),
  add constraint poll_reminded_check check (reminded between 0 and 2);
