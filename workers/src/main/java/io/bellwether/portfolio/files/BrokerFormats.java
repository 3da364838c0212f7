package io.bellwether.portfolio.files;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The exports that are read without a mapping. */
final class BrokerFormats {
    private static final List<BrokerFormat> ALL = List.of(
            Robinhood.format(),
            Fidelity.format(),
            Schwab.format(),
            new IbkrStatement(),
            new IbkrFlex(),
            Alpaca.format(),
            Tradier.format());
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /** A format, and the file's lines as it reads them. */
    private record Match(BrokerFormat format, Sheet sheet) {}

    private BrokerFormats() {}

    /** @throws PermanentFault when it is none of them, or not certainly one */
    static Broker recognise(Path file) {
        List<Match> found = matches(file);
        if (found.size() == 1) {
            return found.getFirst().format().broker();
        }
        String name = String.valueOf(file.getFileName());
        throw new PermanentFault(
                found.isEmpty()
                        ? "%s is no export that is known here (%s), its first line is '%s'; name its columns with --mapping"
                                .formatted(name, Broker.keys(), firstLine(file))
                        : "%s may be an export of %s; say which with --broker"
                                .formatted(
                                        name,
                                        found.stream()
                                                .map(match ->
                                                        match.format().broker().key())
                                                .collect(Collectors.joining(" or "))));
    }

    /** @throws PermanentFault when the file is no such export */
    static SourceRecord read(Path file, Broker broker) {
        Match match = matches(file).stream()
                .filter(each -> each.format().broker() == broker)
                .findFirst()
                .orElseThrow(() -> new PermanentFault("%s is no export of %s, which has %s; its first line is '%s'"
                        .formatted(
                                file.getFileName(), broker.key(), format(broker).shape(), firstLine(file))));
        return match.format().read(match.sheet());
    }

    private static BrokerFormat format(Broker broker) {
        return ALL.stream()
                .filter(format -> format.broker() == broker)
                .findFirst()
                .orElseThrow();
    }

    /** Every format that recognises the file, by the first separator with which any does. */
    private static List<Match> matches(Path file) {
        String name = String.valueOf(file.getFileName());
        String text = Sheet.text(file);
        if (text.isBlank()) {
            throw new PermanentFault(name + " is empty; export it again");
        }
        for (char separator : SEPARATORS) {
            Sheet sheet = Sheet.of(name, text, separator);
            List<Match> found = new ArrayList<>();
            for (BrokerFormat format : ALL) {
                if (format.recognises(sheet)) {
                    found.add(new Match(format, sheet));
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static String firstLine(Path file) {
        Optional<String> first =
                Sheet.text(file).lines().filter(line -> !line.isBlank()).findFirst();
        String line = first.orElse("").strip();
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }
}
