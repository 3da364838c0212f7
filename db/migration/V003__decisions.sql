-- What the advisors were told, what they answered, what was decided and what became of it.

create table decision_context (
    id              text primary key,
    desk_id         text        not null references desk (id),
    trading_date    date        not null,
    session         text        not null check (session in ('MORNING', 'MIDDAY', 'CLOSE')),
    as_of           timestamptz not null,
    snapshot        jsonb       not null,
    created_at      timestamptz not null default now(),
    unique (desk_id, trading_date, session)
);

create table decision_attempt (
    id              text primary key,
    context_id      text        not null references decision_context (id),
    advisor         text        not null,
    advisor_index   integer     not null,
    repair          integer     not null,
    model           text        not null default '',
    prompt_version  text        not null default '',
    request         text        not null default '',
    raw_answer      text,
    verdict         text        not null check (verdict in ('PENDING', 'VALID', 'INVALID', 'UNAVAILABLE')),
    problems        jsonb       not null default '[]',
    latency_ms      bigint      not null default 0,
    input_tokens    bigint      not null default 0,
    output_tokens   bigint      not null default 0,
    cost_usd        numeric(18, 6) not null default 0,
    created_at      timestamptz not null default now(),
    unique (context_id, advisor_index, repair)
);

create table decision (
    id               text primary key,
    desk_id          text        not null references desk (id),
    trading_date     date        not null,
    session          text        not null,
    as_of            timestamptz not null,
    context_id       text        not null references decision_context (id),
    attempt_id       text references decision_attempt (id),
    outcome          text        not null check (outcome in ('DECIDED', 'NO_DECISION')),
    advisor          text        not null default '',
    analysis         text        not null default '',
    market_conditions text       not null default '',
    reasoning        text        not null default '',
    expected_outcome text        not null default '',
    risk_assessment  text        not null default '',
    confidence       integer     check (confidence between 0 and 100),
    answer           jsonb       not null default '{}',
    created_at       timestamptz not null default now(),
    unique (desk_id, trading_date, session)
);

create table decision_trade (
    decision_id       text           not null references decision (id),
    n                 integer        not null check (n >= 1),
    action            text           not null check (action in ('BUY', 'SELL', 'HOLD')),
    symbol            text           not null,
    quantity          numeric(18, 9),
    weight            numeric(9, 6),
    order_type        text           not null check (order_type in ('MARKET', 'LIMIT', 'STOP')),
    limit_price       numeric(18, 6),
    stop_price        numeric(18, 6),
    conviction        integer        not null check (conviction between 0 and 100),
    win_probability   numeric(5, 4)  not null check (win_probability between 0 and 1),
    expected_gain     numeric(9, 6)  not null default 0,
    expected_loss     numeric(9, 6)  not null default 0,
    horizon_days      integer        not null check (horizon_days >= 1),
    expected_outcome  text           not null default '',
    reasoning         text           not null,
    risks             text           not null default '',
    primary key (decision_id, n)
);
comment on column decision_trade.expected_gain is 'fraction of the entry price if the thesis works, e.g. 0.08';
comment on column decision_trade.expected_loss is 'fraction of the entry price if it fails (positive), e.g. 0.04';

create table decision_outcome (
    decision_id   text          not null,
    n             integer       not null,
    measured_on   date          not null,
    entry_price   numeric(18, 6) not null,
    exit_price    numeric(18, 6) not null,
    return        numeric(12, 8) not null,
    won           boolean       not null,
    primary key (decision_id, n),
    foreign key (decision_id, n) references decision_trade (decision_id, n)
);

create table conclusion (
    id          bigint generated always as identity primary key,
    desk_id     text        not null references desk (id),
    period_end  date        not null,
    text        text        not null,
    evidence    jsonb       not null default '{}',
    created_at  timestamptz not null default now()
);

create table framework_version (
    desk_id     text        not null references desk (id),
    version     integer     not null,
    text        text        not null,
    approved_by text,
    created_at  timestamptz not null default now(),
    primary key (desk_id, version)
);
