-- The program has read these as if the tables held nothing else; now they do. Both are checked once, row by row, while
-- nobody writes them.

alter table return_request
  add constraint return_request_decision_check check (decision in ('agreed', 'refused'));

alter table contact
  add constraint contact_stage_check check (stage in ('before', 'during', 'after'));
