/** Answers to orders that wait for a person: how they are given, checked and found out about. */
@NullMarked
package io.bellwether.execution.app.approval;

import org.jspecify.annotations.NullMarked;
