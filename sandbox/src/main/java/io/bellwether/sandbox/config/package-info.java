/**
 * What the sandbox is told and what it tells others: ports, memory limits, where it is installed, and the addresses
 * that the application gets as environment. It never starts a process.
 */
@NullMarked
package io.bellwether.sandbox.config;

import org.jspecify.annotations.NullMarked;
