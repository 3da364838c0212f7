-- Which sessions of a day ran, were missed or still run: what a day that is taken up again need not do a second time.
create table session_run (
    desk_id              text        not null references desk (id),
    trading_date         date        not null,
    session              text        not null check (session in ('MORNING', 'MIDDAY', 'CLOSE', 'REPORT')),
    state                text        not null check (state in ('RUNNING', 'ENDED', 'MISSED')),
    process_instance_key bigint,
    started_as_of        timestamptz not null,
    ended_as_of          timestamptz,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    primary key (desk_id, trading_date, session)
);
comment on table session_run is 'one row per session that was due on a day by the clock or paced; replays have none';
comment on column session_run.state is 'RUNNING: begun; ENDED: its process ended, whatever came out; MISSED: its window was over before it began, or its day was';
comment on column session_run.started_as_of is 'engine time at which it began, or at which it was found to be missed';

alter table trading_day drop constraint trading_day_status_check;
alter table trading_day add constraint trading_day_status_check
    check (status in ('OPENED', 'PLANNED', 'INCOMPLETE', 'STOPPED', 'DONE'));
alter table trading_day add column ended_at timestamptz;
update trading_day set ended_at = updated_at where status = 'DONE';
comment on column trading_day.status is 'INCOMPLETE: a session was missed; it stays so when the day ends, as STOPPED does. DONE: ended with every session';
comment on column trading_day.ended_at is 'when its instance came to its end, whatever the status; null while it is open';
