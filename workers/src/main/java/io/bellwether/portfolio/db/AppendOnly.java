package io.bellwether.portfolio.db;

import jakarta.persistence.MappedSuperclass;
import org.springframework.data.domain.Persistable;

/** A row that is inserted once and never changed: saving it never looks for an earlier one. */
@MappedSuperclass
abstract class AppendOnly<K> implements Persistable<K> {
    @Override
    public boolean isNew() {
        return true;
    }
}
