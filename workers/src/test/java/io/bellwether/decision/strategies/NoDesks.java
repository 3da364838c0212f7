package io.bellwether.decision.strategies;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import java.util.List;
import java.util.Optional;

/** No desk is known: every strategy decides. */
final class NoDesks implements Desks {
    @Override
    public Optional<Desk> find(DeskId id) {
        return Optional.empty();
    }

    @Override
    public List<Desk> active() {
        return List.of();
    }

    @Override
    public List<Desk> all() {
        return List.of();
    }

    @Override
    public boolean create(Desk desk) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void save(Desk desk) {
        throw new UnsupportedOperationException();
    }
}
