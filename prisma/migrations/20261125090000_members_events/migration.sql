-- A platform may list who is in a group. Locks inbox_event for one scan: a second per million rows.
alter table inbox_event drop constraint inbox_event_kind_check;
alter table inbox_event
  add constraint inbox_event_kind_check check (kind in ('message', 'press', 'form', 'recall', 'member', 'members'));
