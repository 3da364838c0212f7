package io.bellwether.marketdata.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.marketdata.domain.Screen;
import java.util.SortedMap;

/** The screens that desks are configured with. */
public interface Screens {
    /** The screens of the desk by the segments that they fill; none for a desk that is not configured here. */
    SortedMap<String, Screen> of(DeskId desk);
}
