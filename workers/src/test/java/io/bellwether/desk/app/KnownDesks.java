package io.bellwether.desk.app;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import java.util.List;
import java.util.Optional;

/** Desks that are there, all of them active. */
record KnownDesks(List<Desk> all) implements Desks {
    @Override
    public Desk get(DeskId id) {
        return find(id).orElseThrow();
    }

    @Override
    public Optional<Desk> find(DeskId id) {
        return all.stream().filter(desk -> desk.id().equals(id)).findFirst();
    }

    @Override
    public List<Desk> active() {
        return all;
    }

    @Override
    public boolean create(Desk desk) {
        throw new UnsupportedOperationException("nothing is saved here");
    }

    @Override
    public void save(Desk desk) {
        throw new UnsupportedOperationException("nothing is saved here");
    }
}
