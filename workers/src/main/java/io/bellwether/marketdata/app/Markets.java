package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Market;
import java.util.Optional;

/** The market data sets that desks refer to by id. */
public interface Markets {
    /**
     * Makes a data set known, or changes it; a change of location or benchmark leads to a new import.
     *
     * @param location the folder or the seed
     */
    Market register(String id, Market.Kind kind, String location, Optional<Symbol> benchmark);

    /**
     * Makes a data set known unless its id is taken.
     *
     * @return the data set that now has the id
     */
    Market registerIfFree(Market market);

    /** The data set that is this folder. */
    Optional<Market> findByFolder(String location);

    /**
     * The data set. An id {@code simulated-<seed>} needs no registration.
     *
     * @throws io.bellwether.kernel.PermanentFault when there is no such data set
     */
    Market get(String id);
}
