package io.bellwether.execution.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import java.util.List;
import java.util.Optional;

/** One desk at the broker of a name. */
public record OneDesk(Desk desk, String broker) implements Desks {
    @Override
    public Desk get(DeskId id) {
        return new Desk(
                desk.id(),
                desk.name(),
                desk.mode(),
                broker,
                desk.market(),
                desk.fallbackMarket(),
                desk.initialCash(),
                desk.active(),
                desk.settings());
    }

    @Override
    public Optional<Desk> find(DeskId id) {
        return Optional.of(get(id));
    }

    @Override
    public List<Desk> active() {
        return all();
    }

    @Override
    public List<Desk> all() {
        return List.of(get(desk.id()));
    }

    @Override
    public boolean create(Desk other) {
        throw new UnsupportedOperationException("one desk for ever");
    }

    @Override
    public void save(Desk other) {
        throw new UnsupportedOperationException("one desk for ever");
    }
}
