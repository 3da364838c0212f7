-- A context is kept exactly as the advisor read it: jsonb would reorder its names. The operators -> and ->> work on both.

alter table decision_context alter column snapshot type json using snapshot::json;
comment on column decision_context.snapshot is 'the text every advisor of the session reads, byte for byte';

create index decision_by_desk on decision (desk_id, as_of);
create index decision_attempt_by_context on decision_attempt (context_id);
