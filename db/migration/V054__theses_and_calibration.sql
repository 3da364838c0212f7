-- What the desk believes and why, from the purchase to the end; how forecasts ended, and how good they are.

create table thesis (
    id              text primary key,
    desk_id         text          not null references desk (id),
    symbol          text          not null,
    decision_id     text          not null,
    n               integer       not null,
    opened_on       date          not null,
    as_of           timestamptz   not null,
    statement       text          not null,
    conviction      integer       not null check (conviction between 0 and 100),
    win_probability numeric(5, 4) not null check (win_probability between 0 and 1),
    horizon_end     date          not null,
    status          text          not null default 'OPEN' check (status in ('OPEN', 'CLOSED')),
    closed_on       date,
    closed_as_of    timestamptz,
    closed_by       text check (closed_by in ('ADVISOR', 'POSITION_CLOSED', 'NEVER_TRADED')),
    created_at      timestamptz   not null default now(),
    foreign key (decision_id, n) references decision_trade (decision_id, n),
    check ((status = 'CLOSED') = (closed_on is not null and closed_as_of is not null and closed_by is not null))
);
create unique index thesis_one_open on thesis (desk_id, symbol) where status = 'OPEN';
create index thesis_by_desk on thesis (desk_id, as_of);
comment on table thesis is 'opened by a purchase that was decided, at most one open per desk and symbol; statement and horizon_end are those of the opening';
comment on column thesis.id is '<deskId>-<yyyymmdd>-<session>-<SYMBOL> of the decision that opened it';
comment on column thesis.closed_by is 'ADVISOR: closed in a decision; POSITION_CLOSED: sold or stopped out; NEVER_TRADED: no share was ever bought';

create table thesis_event (
    thesis_id    text        not null references thesis (id),
    session_key  text        not null,
    kind         text        not null check (kind in ('OPENED', 'ADDED', 'CONFIRMED', 'CHANGED', 'CLOSED')),
    decision_id  text references decision (id),
    reasoning    text        not null,
    statement    text        not null,
    horizon_end  date        not null,
    horizon_days integer     check (horizon_days >= 1),
    as_of        timestamptz not null,
    id           bigint generated always as identity,
    created_at   timestamptz not null default now(),
    primary key (thesis_id, session_key, kind)
);
create index thesis_event_by_decision on thesis_event (decision_id) where decision_id is not null;
comment on table thesis_event is 'the life of a thesis, append-only: statement and horizon_end as they are in force from then on';
comment on column thesis_event.decision_id is 'who said so; null when the desk itself closed it at the end of a day';
comment on column thesis_event.horizon_days is 'as the advisor wrote it, with CHANGED only';

alter table decision_outcome
    add column ended           text not null default 'HORIZON' check (ended in ('HORIZON', 'CLOSED')),
    add column win_probability numeric(5, 4) check (win_probability between 0 and 1),
    add column conviction      integer check (conviction between 0 and 100);
update decision_outcome o
set win_probability = t.win_probability, conviction = t.conviction
from decision_trade t
where t.decision_id = o.decision_id and t.n = o.n;
alter table decision_outcome
    alter column ended drop default,
    alter column win_probability set not null,
    alter column conviction set not null;
comment on column decision_outcome.ended is 'HORIZON: judged at the close of its last session; CLOSED: all that was bought was sold before that, judged at the average price it was sold at';
comment on column decision_outcome.win_probability is 'the forecast that is scored, as it was made';

create index fill_by_order on fill (order_id);
create index tax_lot_by_fill on tax_lot (desk_id, fill_id);

create table calibration_score (
    desk_id         text          not null references desk (id),
    trading_date    date          not null,
    model           text          not null,
    prompt_version  text          not null,
    n               integer       not null check (n >= 1),
    hits            integer       not null check (hits between 0 and n),
    brier           numeric(12, 10) not null,
    skill           numeric(20, 10),
    log_loss        numeric(12, 10) not null,
    ece             numeric(12, 10) not null,
    window_start    date          not null,
    created_at      timestamptz   not null default now(),
    primary key (desk_id, trading_date, model, prompt_version)
);
comment on table calibration_score is 'how good the forecasts of a model were, over those judged from window_start to trading_date';
comment on column calibration_score.skill is '1 - brier / (base rate x (1 - base rate)); null when all forecasts ended alike';
