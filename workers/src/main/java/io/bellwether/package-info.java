/** The application: an autonomous AI trading desk whose day is a BPMN process. */
@NullMarked
package io.bellwether;

import org.jspecify.annotations.NullMarked;
