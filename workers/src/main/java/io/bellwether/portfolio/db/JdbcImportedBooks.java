package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.app.ImportedBooks;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Empties the tables of a ledger; only imported books are ever emptied. */
@Repository
class JdbcImportedBooks implements ImportedBooks {
    /** What refers to others before what is referred to. */
    private static final List<String> TABLES = List.of(
            "lot_adjustment",
            "lot_closing",
            "tax_lot",
            "position",
            "booked_action",
            "cash_entry",
            "fill",
            "equity_snapshot",
            "desk_daily_metrics");

    private final JdbcClient db;

    JdbcImportedBooks(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void clear(DeskId desk) {
        for (String table : TABLES) {
            db.sql("delete from " + table + " where desk_id = :desk")
                    .param("desk", desk.value())
                    .update();
        }
    }
}
