package io.bellwether.desk.memory;

import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.platform.InMemory;
import io.bellwether.platform.StoredMoments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Who serves the halts in memory. No time passes between two calls: what waits for some in the database is due at once. */
@InMemory
final class MemoryHaltService implements HaltService {
    /** Decimals of a number of shares in the database. */
    private static final int SHARES_SCALE = 9;

    private final HaltShelf shelf;

    MemoryHaltService(HaltShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public List<StandingHalt> unserved() {
        return halts(row -> !row.announced);
    }

    @Override
    public List<StandingHalt> unsold() {
        return halts(row -> row.halt.flatten() && row.instance != null && !row.selling && !row.toldToSell);
    }

    private List<StandingHalt> halts(Predicate<HaltShelf.Row> which) {
        return shelf.all().stream().filter(which).map(HaltShelf.Row::standing).toList();
    }

    @Override
    public boolean serve(long haltId, long processInstance, boolean startedByKey) {
        return shelf.find(haltId)
                .filter(row -> serve(row, processInstance, startedByKey))
                .isPresent();
    }

    private static boolean serve(HaltShelf.Row row, long processInstance, boolean startedByKey) {
        boolean served = row.instance != null && row.instance == processInstance;
        if (row.instance != null && !served && !(row.startedByKey && startedByKey)) {
            return false;
        }
        if (!served) {
            row.cancelled = null;
            row.selling = false;
        }
        row.instance = processInstance;
        row.startedByKey = startedByKey;
        row.announced = true;
        return true;
    }

    @Override
    public void toldToSell(long haltId) {
        change(haltId, row -> row.toldToSell = true);
    }

    @Override
    public void selling(long haltId) {
        change(haltId, row -> row.selling = true);
    }

    @Override
    public void ordersLeft(long haltId, int orders, String trouble, Instant asOf) {
        change(haltId, row -> {
            row.ordersLeft = orders;
            progress(row, trouble, asOf);
        });
    }

    @Override
    public void cancelled(long haltId, Instant asOf) {
        change(haltId, row -> row.cancelled = row.cancelled == null ? StoredMoments.stored(asOf) : row.cancelled);
    }

    @Override
    public void sharesLeft(long haltId, BigDecimal shares, String trouble, Instant asOf) {
        change(haltId, row -> {
            row.sharesLeft = shares.setScale(SHARES_SCALE);
            progress(row, trouble, asOf);
        });
    }

    private static void progress(HaltShelf.Row row, String trouble, Instant asOf) {
        row.trouble = trouble;
        row.progressAt = StoredMoments.stored(asOf);
    }

    private void change(long haltId, Consumer<HaltShelf.Row> change) {
        shelf.find(haltId).ifPresent(change);
    }
}
