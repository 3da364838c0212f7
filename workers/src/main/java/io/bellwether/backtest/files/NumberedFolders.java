package io.bellwether.backtest.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that have numbers for names. */
final class NumberedFolders {
    private NumberedFolders() {}

    /**
     * Makes the first one that is not there; two that ask at the same time get one each.
     *
     * @param parent is made where it is not there
     * @param from the lowest number that it may have
     * @return its number
     */
    static int make(Path parent, int from) throws IOException {
        Files.createDirectories(parent);
        int number = from;
        while (true) {
            try {
                Files.createDirectory(parent.resolve(String.valueOf(number)));
                return number;
            } catch (FileAlreadyExistsException taken) {
                number++;
            }
        }
    }
}
