-- Rule verdicts, orders with their life, and the paper broker's own book.

create table risk_check (
    desk_id      text        not null references desk (id),
    trading_date date        not null,
    session      text        not null,
    decision_id  text        not null references decision (id),
    n            integer     not null,
    rule         text        not null,
    passed       boolean     not null,
    numbers      jsonb       not null default '{}',
    detail       text        not null default '',
    created_at   timestamptz not null default now(),
    primary key (decision_id, n, rule)
);
comment on table risk_check is 'one row per proposal and rule, with the numbers the verdict rests on';

create table trade_order (
    id               text primary key,
    desk_id          text           not null references desk (id),
    trading_date     date           not null,
    session          text           not null,
    n                integer        not null,
    purpose          text           not null check (purpose in ('DECISION', 'STOP', 'BRAKE', 'FLATTEN')),
    decision_id      text references decision (id),
    decision_n       integer,
    symbol           text           not null,
    side             text           not null check (side in ('BUY', 'SELL')),
    order_type       text           not null check (order_type in ('MARKET', 'LIMIT', 'STOP')),
    quantity         numeric(18, 9) not null check (quantity > 0),
    limit_price      numeric(18, 6) check (limit_price > 0),
    stop_price       numeric(18, 6) check (stop_price > 0),
    protective_stop  numeric(18, 6) check (protective_stop > 0),
    reference_price  numeric(18, 6) not null check (reference_price > 0),
    timing           text           not null check (timing in ('DAY', 'NEXT_OPEN')),
    state            text           not null check (state in ('CREATED', 'NOT_APPROVED', 'SUBMITTED', 'WORKING', 'QUEUED', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')),
    filled_quantity  numeric(18, 9) not null default 0,
    reason           text           not null default '',
    sizing           jsonb          not null default '{}',
    created_as_of    timestamptz    not null,
    created_at       timestamptz    not null default now(),
    updated_at       timestamptz    not null default now(),
    unique (desk_id, trading_date, session, n),
    check (filled_quantity >= 0 and filled_quantity <= quantity)
);
comment on column trade_order.id is 'deterministic client order id: <deskId>-<yyyymmdd>-<session>-<n>';
comment on column trade_order.timing is 'NEXT_OPEN: decided at or after the close, to be filled at the next session''s open';

create table order_event (
    order_id   text        not null references trade_order (id),
    kind       text        not null,
    key        text        not null default '',
    as_of      timestamptz not null,
    actor      text        not null default 'desk',
    detail     text        not null default '',
    id         bigint generated always as identity,
    created_at timestamptz not null default now(),
    primary key (order_id, kind, key)
);
comment on table order_event is 'the life of an order, append-only: CREATED, APPROVAL_REQUESTED, APPROVED, NOT_APPROVED, SUBMITTED, QUEUED, PARTIALLY_FILLED, FILLED, CANCELLED, EXPIRED, REJECTED; key makes repeats harmless';

create table fill (
    id           text primary key,
    order_id     text           not null references trade_order (id),
    desk_id      text           not null references desk (id),
    symbol       text           not null,
    side         text           not null check (side in ('BUY', 'SELL')),
    quantity     numeric(18, 9) not null check (quantity > 0),
    price        numeric(18, 6) not null check (price > 0),
    fee          numeric(18, 2) not null check (fee >= 0),
    trading_date date           not null,
    as_of        timestamptz    not null,
    created_at   timestamptz    not null default now()
);
comment on column fill.id is 'the broker''s execution id: booking it twice is impossible';

create table paper_order (
    client_order_id text primary key,
    account         text           not null,
    market          text           not null,
    symbol          text           not null,
    side            text           not null,
    order_type      text           not null,
    quantity        numeric(18, 9) not null check (quantity > 0),
    limit_price     numeric(18, 6),
    stop_price      numeric(18, 6),
    timing          text           not null,
    state           text           not null check (state in ('WORKING', 'QUEUED', 'FILLED', 'CANCELLED', 'EXPIRED')),
    filled_quantity numeric(18, 9) not null default 0,
    triggered       boolean        not null default false,
    submitted_as_of timestamptz    not null,
    trading_date    date           not null,
    evaluated_as_of timestamptz    not null,
    created_at      timestamptz    not null default now()
);

create table paper_execution (
    id              text primary key,
    client_order_id text           not null references paper_order (client_order_id),
    account         text           not null,
    symbol          text           not null,
    side            text           not null,
    quantity        numeric(18, 9) not null check (quantity > 0),
    price           numeric(18, 6) not null check (price > 0),
    fee             numeric(18, 2) not null check (fee >= 0),
    trading_date    date           not null,
    as_of           timestamptz    not null,
    created_at      timestamptz    not null default now()
);

create table paper_account (
    account    text primary key,
    market     text           not null,
    deposited  numeric(18, 2) not null,
    created_at timestamptz    not null default now()
);
