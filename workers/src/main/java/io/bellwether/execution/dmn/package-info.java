/** The decision table of approvals, evaluated without an engine. Never decides anything that the table does not say. */
@NullMarked
package io.bellwether.execution.dmn;

import org.jspecify.annotations.NullMarked;
