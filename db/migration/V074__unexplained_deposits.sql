-- Cash that an imported record must have had and does not tell of is an entry of its own.

alter table cash_entry drop constraint cash_entry_kind_check;
alter table cash_entry add constraint cash_entry_kind_check check (kind in
    ('DEPOSIT', 'WITHDRAWAL', 'BUY', 'SELL', 'FEE', 'DIVIDEND', 'INTEREST', 'CASH_IN_LIEU', 'PAYOUT', 'CORRECTION',
     'UNEXPLAINED_DEPOSIT'));
alter table cash_entry add constraint cash_entry_unexplained_deposit_check
    check (kind <> 'UNEXPLAINED_DEPOSIT' or amount > 0);

alter table import_finding drop constraint import_finding_treatment_check;
alter table import_finding add constraint import_finding_treatment_check check (treatment in
    ('LISTED', 'REFUSED', 'CAPPED', 'FOLLOWED', 'MOVED', 'FUNDED'));

create view external_flow as
    select desk_id, trading_date, sum(amount) as amount
    from cash_entry
    where kind in ('DEPOSIT', 'WITHDRAWAL', 'UNEXPLAINED_DEPOSIT') and key <> 'deposit:initial'
    group by desk_id, trading_date;
comment on view external_flow is 'cash from and to outside after the first deposit [USD]; no return is made of it';
