package io.bellwether.sandbox.service;

import io.bellwether.sandbox.process.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * As whom PostgreSQL runs, since it refuses to run as root. An ordinary user runs it as he is. For root it runs in a
 * user namespace of its own, where root looks like an ordinary user and still reaches its files; where namespaces are
 * forbidden it runs as {@code nobody}, who then owns the data folder.
 *
 * @param prefix the words before the command line
 * @param owner the owner that the data folder must have
 */
record PostgresUser(List<String> prefix, String owner) {
    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

    /**
     * Finds the way that works on this machine.
     *
     * @param folders that the user must be able to enter
     * @throws ServiceException when PostgreSQL cannot run as root here
     */
    static PostgresUser find(List<Path> folders) throws IOException {
        String user = System.getProperty("user.name");
        if (!user.equals("root")) {
            return new PostgresUser(List.of(), user);
        }
        if (succeeds(NAMESPACE, List.of("true"))) {
            return new PostgresUser(NAMESPACE, "root");
        }
        for (Path folder : folders) {
            if (!succeeds(NOBODY, List.of("test", "-x", folder.toString()))) {
                throw new ServiceException("PostgreSQL refuses to run as root, and the user 'nobody' cannot enter "
                        + folder + "; run Bellwether as an ordinary user, or choose a folder that everybody may enter"
                        + " with --state.");
            }
        }
        return new PostgresUser(NOBODY, "nobody");
    }

    /** Gives the folder and what is in it to the owner. */
    void own(Path folder) throws IOException {
        UserPrincipal principal =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        for (Path path : Folders.contents(folder)) {
            if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(principal)) {
                Files.setOwner(path, principal);
            }
        }
    }

    private static boolean succeeds(List<String> prefix, List<String> command) throws IOException {
        try {
            var words = new java.util.ArrayList<>(prefix);
            words.addAll(command);
            var process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException absent) {
            return false;
        }
    }
}
