-- An outbox of halts: which emergency stops the engine still has to be told of.

alter table desk_halt add column announced_at timestamptz;
comment on column desk_halt.announced_at is 'when the engine was told by message emergency-stop; null: it is told as soon as it can be reached';
create index desk_halt_unannounced on desk_halt (id) where released_as_of is null and announced_at is null;
