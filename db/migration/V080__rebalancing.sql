-- Rebalancings that people asked for, with their targets, and the decisions they lead to.

create table rebalance (
    id               text primary key,
    desk_id          text        not null references desk (id),
    trading_date     date        not null,
    n                integer     not null check (n >= 1),
    request_key      text        not null,
    requested_by     text        not null,
    requested_as_of  timestamptz not null,
    band             numeric     not null check (band between 0 and 1),
    max_turnover     numeric     not null check (max_turnover >= 0),
    tax_aware        boolean     not null,
    sell_others      boolean     not null,
    state            text        not null check (state in ('REQUESTED', 'RUNNING', 'DONE', 'REFUSED', 'STOPPED')),
    process_instance bigint,
    detail           text        not null default '',
    cash_after       numeric(18, 2),
    equity_after     numeric(18, 2),
    ended_as_of      timestamptz,
    created_at       timestamptz not null default now(),
    unique (desk_id, trading_date, n),
    unique (desk_id, request_key)
);
comment on column rebalance.id is '<deskId>-<yyyymmdd>-rebalance-<n>, also the id of its decision';
comment on column rebalance.request_key is 'what the caller names the request: the same key asks for the same rebalancing, once';
comment on column rebalance.process_instance is 'the one instance that may run it';
comment on column rebalance.sell_others is 'whether what is held without a target may be sold';

create table rebalance_target (
    rebalance_id text    not null references rebalance (id),
    symbol       text    not null,
    weight       numeric not null check (weight between 0 and 1),
    primary key (rebalance_id, symbol)
);
comment on column rebalance_target.weight is 'fraction of equity, e.g. 0.10';

-- A rebalancing is decided by targets: no advisor was told a context, and a session may have several.
alter table decision add column kind text not null default 'ADVICE' check (kind in ('ADVICE', 'REBALANCE'));
comment on column decision.kind is 'ADVICE: an advisor''s forecasts; REBALANCE: target weights, nothing is foretold';
alter table decision alter column context_id drop not null;
alter table decision add constraint decision_advice_has_context check (kind = 'REBALANCE' or context_id is not null);
alter table decision drop constraint decision_desk_id_trading_date_session_key;
create unique index decision_one_advice_per_session on decision (desk_id, trading_date, session) where kind = 'ADVICE';

alter table trade_order drop constraint trade_order_purpose_check;
alter table trade_order add constraint trade_order_purpose_check check (purpose in
    ('DECISION', 'STOP', 'BRAKE', 'FLATTEN', 'IMPORT', 'REBALANCE'));
