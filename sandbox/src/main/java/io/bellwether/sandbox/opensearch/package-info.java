/**
 * The OpenSearch node of the sandbox, run in a JVM of its own for Operate and Tasklist. It holds nothing that cannot be
 * exported again by the broker.
 */
@NullMarked
package io.bellwether.sandbox.opensearch;

import org.jspecify.annotations.NullMarked;
