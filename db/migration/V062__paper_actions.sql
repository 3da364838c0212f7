-- Corporate actions in the paper broker's own book: what it made of an account's shares, once.

create table paper_action (
    account       text           not null references paper_account (account),
    key           text           not null,
    ex_date       date           not null,
    symbol        text           not null,
    shares_before numeric(18, 9) not null check (shares_before >= 0),
    new_symbol    text           not null,
    shares_after  numeric(18, 9) not null check (shares_after >= 0),
    cash          numeric(18, 2) not null check (cash >= 0),
    as_of         timestamptz    not null,
    created_at    timestamptz    not null default now(),
    primary key (account, key)
);
comment on table paper_action is 'append-only; with the deposit and the executions it makes the account''s cash and shares';
