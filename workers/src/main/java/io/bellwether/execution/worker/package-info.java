/** Job workers of risk and execution: read variables, call one use case, return variables. */
@NullMarked
package io.bellwether.execution.worker;

import org.jspecify.annotations.NullMarked;
