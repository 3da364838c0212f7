-- A halt knows the process instance that serves it, how far its cancelling and selling is, and what was asked later.

alter table desk_halt add column process_instance bigint;
comment on column desk_halt.process_instance is 'the instance of emergency-stop that serves the halt; null: nobody does yet';
alter table desk_halt add column started_by_key boolean not null default false;
comment on column desk_halt.started_by_key is 'whether that instance was started with the key <deskId>:<id>, so that while it lives no second one starts with it';
comment on column desk_halt.announced_at is 'when the process took the halt over (job halt-desk); null: message emergency-stop is repeated';

alter table desk_halt add column flatten_by text;
alter table desk_halt add column flatten_as_of timestamptz;
alter table desk_halt add column flatten_told_at timestamptz;
alter table desk_halt add column flatten_taken_up_at timestamptz;
comment on column desk_halt.flatten_by is 'who asked for the positions to be sold, when that came after the halt';
comment on column desk_halt.flatten_told_at is 'when message flatten-requested was last published';
comment on column desk_halt.flatten_taken_up_at is 'when the process began to sell; null with flatten: message flatten-requested is repeated';
-- Halts from before are served by an older version of the process, which sells by itself.
update desk_halt set flatten_taken_up_at = created_at where flatten;

alter table desk_halt add column again_reason text;
alter table desk_halt add column again_by text;
alter table desk_halt add column again_flatten boolean not null default false;
alter table desk_halt add column again_as_of timestamptz;
comment on column desk_halt.again_as_of is 'when the stop was last pulled on the halted desk; not before the release: the release becomes a new halt';

alter table desk_halt add column cancelled_as_of timestamptz;
alter table desk_halt add column orders_left integer check (orders_left >= 0);
alter table desk_halt add column shares_left numeric(18, 9) check (shares_left >= 0);
alter table desk_halt add column trouble text not null default '';
alter table desk_halt add column progress_as_of timestamptz;
comment on column desk_halt.cancelled_as_of is 'when the broker had confirmed that no order is open; selling begins then';
comment on column desk_halt.trouble is 'why cancelling or selling did not get further, empty when it does';

alter table desk_halt add column what_next text not null default '';
comment on column desk_halt.what_next is 'what the desk does after its release, for people';

create index desk_halt_to_flatten on desk_halt (id) where released_as_of is null and flatten and flatten_taken_up_at is null;

alter table trading_day add column stop_asked_as_of timestamptz;
comment on column trading_day.stop_asked_as_of is 'when an emergency stop first asked the instance that has the day to stop; null again when a new instance claims it';
update trading_day set stop_asked_as_of = updated_at where status = 'STOPPED';
