-- What Prisma cannot say. Belongs at the end of the first migration, when every table is empty: it locks nothing long.

-- An account is bound to one person at a time; revoked bindings stay as history.
create unique index identity_active_key on identity (platform, account, external_id) where revoked_at is null;

-- A chat group belongs to one congress, and is registered once until it is closed.
create unique index chat_group_open_key on chat_group (platform, account, external_id) where closed_at is null;

-- A platform may deliver one message under two event ids. A second press on a card bears the card's message id
-- and must count, so this holds for messages only.
create unique index inbox_event_message_key on inbox_event (platform, account, message_id) where kind = 'message';

-- What is still to be done is a small part of tables that are kept for years.
create index inbox_event_open_idx on inbox_event (platform, account, conversation_kind, conversation_id, id)
  where state = 'received';
create index outbox_message_open_idx on outbox_message (platform, account, conversation_kind, conversation_id, sequence)
  where state in ('pending', 'sending');

alter table inbox_event
  add constraint inbox_event_kind_check check (kind in ('message', 'press', 'form', 'recall', 'member')),
  add constraint inbox_event_conversation_check check (conversation_kind in ('group', 'direct')),
  add constraint inbox_event_state_check check (state in ('chatter', 'secrecy', 'received', 'handled', 'parked'));

alter table outbox_message
  add constraint outbox_message_class_check check (class in ('answer', 'notice', 'reminder', 'secret')),
  add constraint outbox_message_conversation_check check (conversation_kind in ('group', 'direct')),
  add constraint outbox_message_state_check
    check (state in ('pending', 'sending', 'sent', 'uncertain', 'failed', 'dropped')),
  add constraint outbox_message_guards_check check (jsonb_typeof(guards) = 'array');

alter table suggestion
  add constraint suggestion_kind_check check (kind in ('session', 'between_sessions', 'fast_track')),
  add constraint suggestion_state_check check (state in (
    'draft', 'cosigning', 'submitted', 'in_review', 'revision_requested', 'declined', 'converted', 'merged',
    'registered', 'assigned', 'replied', 'closed', 'reopened', 'withdrawn'));

alter table assignment
  add constraint assignment_role_check check (role in ('sole', 'lead', 'assisting', 'separate')),
  add constraint assignment_state_check
    check (state in ('issued', 'signed_off', 'return_requested', 'returned', 'answered'));

alter table rating
  add constraint rating_grades_check check (attitude between 1 and 3 and result between 1 and 3);

alter table counter
  add constraint counter_value_check check (value >= 1);

alter table stored_file
  add constraint stored_file_size_check check (size = octet_length(bytes) and size <= 31457280);

-- The audit log and the rule versions are written once. Row triggers do not see TRUNCATE, hence two of each.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: its rows are written once and kept', tg_op, tg_table_name
    using errcode = 'restrict_violation', hint = 'Write a new row instead.';
end
$$;

create trigger audit_entry_kept before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_not_truncated before truncate on audit_entry
  for each statement execute function refuse_change();
create trigger rule_version_kept before update or delete on rule_version
  for each row execute function refuse_change();
create trigger rule_version_not_truncated before truncate on rule_version
  for each statement execute function refuse_change();
