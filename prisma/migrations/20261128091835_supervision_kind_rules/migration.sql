-- Locks: supervision_order, which is empty when this runs.

alter table supervision_order
  add constraint supervision_order_kind_check check (kind in ('leadership', 'government', 'committee', 'office')),
  add constraint supervision_order_line_check check (line in ('congress', 'government'));
