-- How the paper broker reads its own book.

create index paper_order_open on paper_order (account) where state in ('WORKING', 'QUEUED');
create index paper_execution_by_account on paper_execution (account, symbol);
create index paper_execution_by_order on paper_execution (client_order_id);
