/** What people tell the desks by a file. */
@NullMarked
package io.bellwether.desk.files;

import org.jspecify.annotations.NullMarked;
