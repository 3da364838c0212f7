/** Reads the whole schema for people to look at; writes alerts, reports and the list of mails sent, nothing else. */
@NullMarked
package io.bellwether.reporting.db;

import org.jspecify.annotations.NullMarked;
