package io.bellwether.desk.worker;

import io.bellwether.kernel.DeskId;
import java.time.LocalDate;

/** Which day of which desk a job is about. */
record DayVariables(String deskId, String tradingDate) {
    DeskId desk() {
        return new DeskId(deskId);
    }

    LocalDate date() {
        return LocalDate.parse(tradingDate);
    }
}
