/**
 * The stack without Docker: the commands that start Camunda, OpenSearch, PostgreSQL, SMTP and the application as
 * supervised child processes, and the hook by which tests start the same stack. It never trades and never decides;
 * production does not depend on it.
 */
@NullMarked
package io.bellwether.sandbox;

import org.jspecify.annotations.NullMarked;
