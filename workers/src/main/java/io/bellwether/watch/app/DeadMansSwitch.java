package io.bellwether.watch.app;

/** Tells somebody outside that all is well; whoever hears nothing raises the alarm. Never blocks and never throws. */
public interface DeadMansSwitch {
    /** All is well: nothing is critical. */
    void well();

    /** Something is critical: says so where the outside takes that, else keeps silent. */
    void trouble();
}
