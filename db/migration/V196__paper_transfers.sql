create table paper_transfer (
    account      text           not null references paper_account (account),
    key          text           not null,
    cash         numeric(18, 2) not null check (cash <> 0),
    trading_date date           not null,
    as_of        timestamptz    not null,
    detail       text           not null,
    primary key (account, key)
);
comment on table paper_transfer is 'cash that a person moved into an account on paper, or out of it; rows are only added';
comment on column paper_transfer.key is 'natural key: the same movement asked for again is the same row';
comment on column paper_transfer.cash is '[USD] positive when it came, negative when it went';
comment on column paper_transfer.trading_date is 'session whose return it is kept out of';
