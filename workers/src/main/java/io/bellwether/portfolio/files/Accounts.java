package io.bellwether.portfolio.files;

import io.bellwether.kernel.PermanentFault;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The accounts that a file is of: two in one desk would sell what the other holds. */
final class Accounts {
    private Accounts() {}

    /**
     * @param name of the file
     * @param accounts as its rows name them; blank where a row names none
     * @param what a person can do when there are several
     * @throws PermanentFault when there are several
     */
    static void requireOne(String name, Stream<String> accounts, String what) {
        Set<String> found = accounts.map(String::strip)
                .filter(account -> !account.isEmpty())
                .collect(Collectors.toSet());
        if (found.size() > 1) {
            throw new PermanentFault("%s has %d accounts; a desk is one: %s".formatted(name, found.size(), what));
        }
    }
}
