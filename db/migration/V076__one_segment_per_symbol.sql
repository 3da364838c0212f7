-- A symbol belongs to at most one segment of a desk, so that one set of own limits counts and profit is attributed once.

create unique index universe_member_one_segment on universe_member (desk_id, symbol);
comment on table segment is 'a named part of what a desk trades; symbols in none of them have the desk''s own limits';
