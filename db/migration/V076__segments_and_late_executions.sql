-- A symbol belongs to at most one segment of a desk, so that one set of own limits counts and profit is attributed once;
-- a thesis that was closed as never traded is opened again when its purchase turns out to be executed.

create unique index universe_member_one_segment on universe_member (desk_id, symbol);
comment on table segment is 'a named part of what a desk trades; symbols in none of them have the desk''s own limits';

alter table thesis_event drop constraint thesis_event_kind_check;
alter table thesis_event add constraint thesis_event_kind_check
    check (kind in ('OPENED', 'ADDED', 'CONFIRMED', 'CHANGED', 'CLOSED', 'REOPENED'));
