package io.bellwether.sandbox.service;

import io.bellwether.sandbox.config.Port;
import io.bellwether.sandbox.config.Ports;
import io.bellwether.sandbox.config.ServiceName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks, before anything is started, whether the ports are free. */
public final class PortCheck {
    private static final String LISTENING = "0A";
    private static final int COMMAND_LENGTH = 80;

    private PortCheck() {}

    /** A sentence for each port that one of the services needs and that is taken; empty when all are free. */
    public static List<String> problems(Ports ports, Set<ServiceName> services) {
        var problems = new ArrayList<String>();
        for (Port port : Port.values()) {
            int number = ports.of(port);
            if (services.contains(port.service()) && !Ports.isFree(number)) {
                problems.add("Port " + number + ", meant for " + port.purpose() + ", is taken"
                        + owner(number).map(owner -> " by " + owner).orElse(" by another program")
                        + "; stop that, or choose another port with sandbox.ports." + port.key()
                        + " in bellwether.yaml or " + port.variable() + " in the environment.");
            }
        }
        return problems;
    }

    /** The process that listens on a port, as {@code process 12 (java -jar x.jar)}, if the system tells. */
    static Optional<String> owner(int number) {
        return inode(number).flatMap(PortCheck::holder).map(pid -> "process " + pid + commandLine(pid));
    }

    /** The socket's number from the kernel's tables; columns: man 5 proc, /proc/net/tcp. */
    private static Optional<String> inode(int number) {
        String suffix = ":" + HexFormat.of().withUpperCase().toHexDigits((char) number);
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] fields = line.strip().split("\\s+", -1);
                    if (fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING)) {
                        return Optional.of(fields[9]);
                    }
                }
            } catch (IOException notThisSystem) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> holder(String inode) {
        String wanted = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, wanted))
                .findFirst();
    }

    private static boolean holds(long pid, String wanted) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(wanted)) {
                    return true;
                }
            }
        } catch (IOException hidden) {
            return false;
        }
        return false;
    }

    private static String commandLine(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
            String shown = summary(List.of(line.split("\0", -1)));
            return shown.isEmpty() ? "" : " (" + shown + ")";
        } catch (IOException hidden) {
            return "";
        }
    }

    /** The program and its arguments without options and class path, which say nothing and fill lines. */
    static String summary(List<String> words) {
        var shown = new ArrayList<String>();
        boolean value = false;
        for (String word : words) {
            if (!value && !word.startsWith("-") && !word.isEmpty()) {
                shown.add(shown.isEmpty() ? word.substring(word.lastIndexOf('/') + 1) : word);
            }
            value = word.equals("-cp") || word.equals("-classpath") || word.equals("-c");
        }
        String line = String.join(" ", shown);
        return line.length() > COMMAND_LENGTH ? line.substring(0, COMMAND_LENGTH) + "…" : line;
    }
}
