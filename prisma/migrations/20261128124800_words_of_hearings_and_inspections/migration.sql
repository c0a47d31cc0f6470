-- The words that the program reads in these columns.

alter table hearing
  add constraint hearing_kind_check check (kind in ('face_to_face', 'key_meeting'));

alter table reply
  add constraint reply_shortcoming_check check (shortcoming in ('measures', 'form'));

alter table inspection
  add constraint inspection_kind_check check (kind in ('circular', 'visit', 'check'));

alter table joint_issue
  add constraint joint_issue_state_check check (state in ('pending', 'issued', 'refused', 'withdrawn'));

alter table supervision_step
  drop constraint supervision_step_kind_check,
  add constraint supervision_step_kind_check check (kind in ('answer', 'correct', 'look_back', 'record', 'close'));
