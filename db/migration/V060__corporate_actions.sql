-- Corporate actions as facts of the ledger: what a market announced, what a desk booked of it, which lots went over.

alter table corporate_action add column new_rate numeric(18, 9) check (new_rate > 0);
alter table corporate_action add column old_rate numeric(18, 9) check (old_rate > 0);
alter table corporate_action add column new_symbol text;
alter table corporate_action add column known_at timestamptz not null;
alter table corporate_action add column source text not null;
alter table corporate_action drop column ratio;
alter table corporate_action add constraint corporate_action_complete check (
    case kind
        when 'SPLIT' then new_rate is not null and old_rate is not null
        when 'DIVIDEND' then amount > 0
        when 'SYMBOL_CHANGE' then new_symbol is not null
        else amount >= 0
    end);
comment on column corporate_action.amount is 'USD per share: a dividend, or what is paid for a delisted share';
comment on column corporate_action.new_rate is 'split: so many new shares for old_rate old ones';
comment on column corporate_action.known_at is 'midnight in New York of the ex-date: a reader with an earlier asOf must not see the row';
comment on column corporate_action.source is 'the data set it came from: another one where that stood in';

alter table cash_entry drop constraint cash_entry_kind_check;
alter table cash_entry add constraint cash_entry_kind_check check (kind in
    ('DEPOSIT', 'WITHDRAWAL', 'BUY', 'SELL', 'FEE', 'DIVIDEND', 'INTEREST', 'CASH_IN_LIEU', 'PAYOUT'));

create table booked_action (
    desk_id       text           not null references desk (id),
    key           text           not null,
    kind          text           not null check (kind in ('SPLIT', 'DIVIDEND', 'SYMBOL_CHANGE', 'DELISTING')),
    ex_date       date           not null,
    symbol        text           not null,
    shares_before numeric(18, 9) not null check (shares_before > 0),
    new_symbol    text           not null,
    shares_after  numeric(18, 9) not null check (shares_after >= 0),
    cash          numeric(18, 2) not null check (cash >= 0),
    as_of         timestamptz    not null,
    created_at    timestamptz    not null default now(),
    primary key (desk_id, key)
);
comment on table booked_action is 'one row per desk and corporate action, append-only: with the fills it explains every share and every cent';

create table lot_adjustment (
    desk_id    text           not null,
    lot_id     text           not null,
    action_key text           not null,
    new_lot_id text           not null,
    quantity   numeric(18, 9) not null check (quantity > 0),
    cost       numeric(18, 2) not null,
    primary key (desk_id, lot_id, action_key),
    foreign key (desk_id, lot_id) references tax_lot (desk_id, id),
    foreign key (desk_id, new_lot_id) references tax_lot (desk_id, id),
    foreign key (desk_id, action_key) references booked_action (desk_id, key)
);
comment on table lot_adjustment is 'the open part of a lot that a corporate action turned into another lot; the old lot''s row stays as it was bought';
comment on table tax_lot is 'opened by a buy or by a corporate action that turned an older lot into it, never changed; lot_closing says how much of it was sold, lot_adjustment what went over to another lot';
comment on column lot_closing.fill_id is 'the sell, or the key of the corporate action that paid the shares out';
comment on column lot_closing.price is 'USD per share; 0 when the shares were written off';

alter table tax_lot add column since date;
comment on column tax_lot.since is 'session of the buy, or ex-date of the corporate action that made the lot: an action from before it concerns others';
