-- What an execution moved of an account's cash is said once, by the exchange; a sum is all that is left to the database.

alter table paper_execution add column cash numeric(18, 2);
update paper_execution
set cash = case side when 'BUY' then -round(price * quantity, 2) else round(price * quantity, 2) end - fee;
alter table paper_execution alter column cash set not null;
comment on column paper_execution.cash is 'USD that the execution moved, fee included; negative for a buy';
