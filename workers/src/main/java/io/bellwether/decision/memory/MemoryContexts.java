package io.bellwether.decision.memory;

import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.InMemory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Contexts by their session; the first stands. Those of days that are over are let go of: nothing asks for them, and the
 * facts of many symbols over many days would fill the memory.
 */
@InMemory
final class MemoryContexts implements Contexts {
    private final Map<String, StoredContext> byId = new HashMap<>();

    @Override
    public Optional<StoredContext> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public StoredContext get(String id) {
        return find(id).orElseThrow(() -> new PermanentFault("there is no context '" + id + "'"));
    }

    @Override
    public void store(StoredContext context) {
        byId.values()
                .removeIf(kept ->
                        kept.desk().equals(context.desk()) && kept.tradingDate().isBefore(context.tradingDate()));
        byId.putIfAbsent(context.id(), context);
    }
}
