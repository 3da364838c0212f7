-- What an execution cost by its price, and interest for idle cash.

alter table paper_execution
    add column slippage numeric(18, 4) not null default 0,
    add column spread numeric(18, 4) not null default 0,
    add column impact numeric(18, 4) not null default 0;
comment on column paper_execution.slippage is 'USD that it was worse than the market by the configured slippage; not known of executions before 2026-12';
comment on column paper_execution.spread is 'USD, likewise by half of the configured spread';
comment on column paper_execution.impact is 'USD, likewise by what the order itself moved';

create table paper_interest (
    account      text           not null references paper_account (account),
    trading_date date           not null,
    cash         numeric(18, 2) not null check (cash >= 0),
    as_of        timestamptz    not null,
    primary key (account, trading_date)
);
comment on table paper_interest is 'interest that the paper broker credited before the open of a session; the first row only begins the time that counts';
