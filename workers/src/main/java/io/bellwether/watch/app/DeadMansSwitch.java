package io.bellwether.watch.app;

import io.bellwether.platform.OutsideCall;

/** Tells somebody outside that all is well; whoever hears nothing raises the alarm. Never blocks and never throws. */
@OutsideCall
public interface DeadMansSwitch {
    /** All is well: nothing is critical. */
    void well();

    /** Something is critical: says so where the outside takes that, else keeps silent. */
    void trouble();
}
