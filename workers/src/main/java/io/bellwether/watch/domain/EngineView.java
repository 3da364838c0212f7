package io.bellwether.watch.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What the engine's gateway says.
 *
 * @param skew its clock minus ours; empty when it was not compared
 * @param unserved job types of the models for which this application has no worker
 */
public record EngineView(Optional<Duration> skew, SortedSet<String> unserved) {}
