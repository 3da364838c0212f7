package io.bellwether.desk.memory;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.util.List;
import java.util.Optional;

/** Desks in memory. */
@InMemory
final class MemoryDesks implements Desks {
    private final DeskShelf shelf;

    MemoryDesks(DeskShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Optional<Desk> find(DeskId id) {
        return shelf.find(id).map(DeskShelf.Row::inForce);
    }

    @Override
    public List<Desk> active() {
        return all().stream().filter(Desk::active).toList();
    }

    @Override
    public List<Desk> all() {
        return shelf.all().stream().map(DeskShelf.Row::inForce).toList();
    }

    @Override
    public boolean create(Desk desk) {
        if (shelf.find(desk.id()).isPresent()) {
            return false;
        }
        shelf.save(desk);
        return true;
    }

    @Override
    public void save(Desk desk) {
        shelf.save(desk);
    }
}
