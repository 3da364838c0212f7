package io.bellwether.impact.files;

import io.bellwether.impact.app.GivenGraph;

/** Opens the graph of the program's files to the tests of other packages. */
public final class TestGraphs {
    private TestGraphs() {}

    public static GivenGraph given() {
        return new FileGivenGraph();
    }
}
