-- The append-only ledger, what is derived from it, snapshots, metrics, alerts and reports.

create table cash_entry (
    id           bigint generated always as identity,
    desk_id      text           not null references desk (id),
    key          text           not null,
    kind         text           not null check (kind in ('DEPOSIT', 'WITHDRAWAL', 'BUY', 'SELL', 'FEE', 'DIVIDEND', 'INTEREST', 'CASH_IN_LIEU')),
    amount       numeric(18, 2) not null,
    trading_date date           not null,
    as_of        timestamptz    not null,
    detail       text           not null default '',
    created_at   timestamptz    not null default now(),
    primary key (desk_id, key)
);
comment on column cash_entry.key is 'natural key, e.g. deposit:initial, buy:<fillId>, fee:<fillId>; booking twice is impossible';

create table tax_lot (
    desk_id       text           not null references desk (id),
    id            text           not null,
    symbol        text           not null,
    opened_on     date           not null,
    fill_id       text           not null,
    quantity      numeric(18, 9) not null check (quantity > 0),
    price         numeric(18, 6) not null,
    cost          numeric(18, 2) not null,
    primary key (desk_id, id)
);
comment on table tax_lot is 'opened by a buy, never changed; lot_closing says how much of it was sold';

create table lot_closing (
    desk_id       text           not null,
    lot_id        text           not null,
    fill_id       text           not null,
    closed_on     date           not null,
    quantity      numeric(18, 9) not null check (quantity > 0),
    price         numeric(18, 6) not null,
    proceeds      numeric(18, 2) not null,
    realised_pnl  numeric(18, 2) not null,
    primary key (desk_id, lot_id, fill_id),
    foreign key (desk_id, lot_id) references tax_lot (desk_id, id)
);

create table position (
    desk_id       text           not null references desk (id),
    symbol        text           not null,
    quantity      numeric(18, 9) not null check (quantity >= 0),
    average_cost  numeric(18, 6) not null,
    cost_basis    numeric(18, 2) not null,
    stop_price    numeric(18, 6),
    last_price    numeric(18, 6),
    opened_on     date           not null,
    id            bigint generated always as identity,
    created_at    timestamptz    not null default now(),
    updated_at    timestamptz    not null default now(),
    primary key (desk_id, symbol)
);
comment on table position is 'derived from tax_lot and lot_closing, kept for reading; rows with quantity 0 are closed positions';

create table equity_snapshot (
    desk_id         text           not null references desk (id),
    trading_date    date           not null,
    session         text           not null check (session in ('OPENING', 'MORNING', 'MIDDAY', 'CLOSE')),
    as_of           timestamptz    not null,
    cash            numeric(18, 2) not null,
    positions_value numeric(18, 2) not null,
    equity          numeric(18, 2) not null,
    benchmark_price numeric(18, 6),
    created_at      timestamptz    not null default now(),
    primary key (desk_id, trading_date, session),
    check (cash + positions_value = equity)
);

create table desk_daily_metrics (
    id             bigint generated always as identity,
    desk_id        text           not null references desk (id),
    trading_date   date           not null,
    total_equity   numeric(18, 2) not null,
    cash_balance   numeric(18, 2) not null,
    daily_return   numeric(12, 8),
    sharpe_ratio   numeric(12, 6),
    max_drawdown   numeric(12, 8),
    benchmark_return numeric(12, 8),
    created_at     timestamptz    not null default now(),
    primary key (desk_id, trading_date)
);

create table alert (
    id           bigint generated always as identity primary key,
    desk_id      text references desk (id),
    key          text        not null unique,
    severity     text        not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
    kind         text        not null,
    title        text        not null,
    text         text        not null,
    link         text        not null default '',
    trading_date date,
    mailed_at    timestamptz,
    created_at   timestamptz not null default now()
);

create table report (
    id           text primary key,
    desk_id      text        not null references desk (id),
    trading_date date        not null,
    kind         text        not null check (kind in ('DAILY')),
    model        jsonb       not null default '{}',
    subject      text        not null default '',
    html         text        not null default '',
    chart        bytea,
    sent_at      timestamptz,
    created_at   timestamptz not null default now(),
    unique (desk_id, trading_date, kind)
);

create table sent_mail (
    key        text primary key,
    recipient  text        not null,
    subject    text        not null,
    sent_at    timestamptz not null default now()
);
comment on table sent_mail is 'mails other than reports, by natural key (e.g. order-confirmation:<orderId>): a redelivered job does not mail twice';

create table backtest_run (
    id         text primary key,
    desk_id    text        not null references desk (id),
    from_date  date        not null,
    to_date    date        not null,
    engine     text        not null check (engine in ('kernel', 'camunda')),
    settings   jsonb       not null default '{}',
    result     jsonb       not null default '{}',
    created_at timestamptz not null default now()
);
