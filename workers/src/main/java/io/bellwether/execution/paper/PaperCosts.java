package io.bellwether.execution.paper;

import io.bellwether.execution.app.broker.ExchangeCosts;
import io.bellwether.execution.domain.ExecutionCosts;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums of table {@code paper_execution}. */
@Repository
class PaperCosts implements ExchangeCosts {
    private final JdbcClient db;

    PaperCosts(JdbcClient db) {
        this.db = db;
    }

    @Override
    public ExecutionCosts read(DeskId desk) {
        return db.sql("""
                        select coalesce(sum(slippage), 0) as slippage, coalesce(sum(spread), 0) as spread,
                            coalesce(sum(impact), 0) as impact
                        from paper_execution where account = :account
                        """)
                .param("account", desk.value())
                .query(ByName.rows(ExecutionCosts.class))
                .single();
    }
}
