/**
 * The services of the stack: for each one its command, settings, health and dependencies. It never supervises; that
 * is done by the process package.
 */
@NullMarked
package io.bellwether.sandbox.service;

import org.jspecify.annotations.NullMarked;
