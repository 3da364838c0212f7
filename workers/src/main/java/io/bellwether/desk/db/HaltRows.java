package io.bellwether.desk.db;

import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows of table {@code desk_halt}. */
final class HaltRows {
    private HaltRows() {}

    static StandingHalt standing(ResultSet row) throws SQLException {
        return new StandingHalt(
                row.getLong("id"),
                new DeskId(row.getString("desk_id")),
                new Halt(
                        row.getString("reason"),
                        row.getString("requested_by"),
                        row.getBoolean("flatten"),
                        row.getObject("halted_as_of", OffsetDateTime.class).toInstant()),
                Optional.ofNullable(row.getObject("process_instance", Long.class)),
                moment(row.getObject("cancelled_as_of", OffsetDateTime.class)),
                new StandingHalt.Progress(
                        Optional.ofNullable(row.getObject("orders_left", Integer.class)),
                        Optional.ofNullable(row.getBigDecimal("shares_left")),
                        row.getString("trouble"),
                        moment(row.getObject("progress_as_of", OffsetDateTime.class))));
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime value) {
        return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
    }
}
