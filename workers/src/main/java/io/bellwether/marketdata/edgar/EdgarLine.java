package io.bellwether.marketdata.edgar;

import io.bellwether.kernel.Symbol;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import io.bellwether.platform.vendor.Vendors;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How EDGAR is spoken to: data and files lie on two hosts, and each request says who asks, as SEC_USER_AGENT has it. Its two
 * refusals are pages with the same status: of one who does not say who he is, and of one who asks too often, who is left
 * without answers for ten minutes.
 */
final class EdgarLine {
    private static final Duration BLOCKED_FOR = Duration.ofMinutes(10);
    private static final Duration TICKERS_FOR = Duration.ofDays(1);

    private final VendorHttp data;
    private final VendorHttp files;

    EdgarLine(Vendors vendors) {
        data = vendors.line("sec");
        files = vendors.line("sec-files");
    }

    /**
     * A company as its ticker finds it.
     *
     * @param cik its number
     * @param first whether the ticker is the first one of the company: that of its common shares
     */
    record Registrant(long cik, boolean first) {
        /** With the ten digits that addresses have. */
        String padded() {
            return String.format(Locale.ROOT, "%010d", cik);
        }
    }

    VendorHttp data() {
        return data;
    }

    /** What is missing before it can be asked; a name without an address is refused by the SEC. */
    Optional<String> lacks() {
        return data.settings()
                .lacks()
                .or(() -> files.settings().lacks())
                .or(() -> data.settings()
                        .key()
                        .filter(name -> !name.contains("@") || !name.contains(" "))
                        .map(name ->
                                "SEC_USER_AGENT must be the name of a program and a mail address: NAME mail@address"));
    }

    /** Asks for data; the address is on the data host. */
    <T> T data(String path, Function<VendorReply, T> read) {
        return data.get(request(data, path), read);
    }

    private VendorRequest request(VendorHttp line, String path) {
        lacks().ifPresent(why -> {
            throw line.fault(
                    VendorFault.Kind.NO_KEY, "%s: %s".formatted(line.settings().name(), why));
        });
        return VendorRequest.of(path)
                .withHeader("User-Agent", line.settings().key().orElse(""));
    }

    /** The same reply when it is an answer. */
    static VendorReply expectOk(VendorHttp line, VendorReply reply) {
        String text = reply.ok() ? "" : reply.beginning().toLowerCase(Locale.ROOT);
        String name = line.settings().name();
        if (text.contains("undeclared automated tool")) {
            throw line.fault(
                    VendorFault.Kind.KEY_REFUSED,
                    "%s does not take SEC_USER_AGENT as a name: %s".formatted(name, reply.beginning()));
        }
        if (text.contains("request rate threshold exceeded")) {
            throw new VendorFault(
                    name,
                    VendorFault.Kind.THROTTLED,
                    "%s answered %d: %s".formatted(name, reply.status(), reply.beginning()),
                    line.throttled(reply).retryAfter().or(() -> Optional.of(BLOCKED_FOR)),
                    null);
        }
        return line.expectOk(reply);
    }

    /** The company of a ticker of today; empty when there is none. */
    Optional<Registrant> find(Symbol symbol) {
        Map<String, Registrant> tickers =
                files.get(request(files, "/files/company_tickers.json"), TICKERS_FOR, reply -> {
                    Map<String, Registrant> found = new HashMap<>();
                    Set<Long> seen = new HashSet<>();
                    for (Map.Entry<String, VendorPart> one :
                            expectOk(files, reply).parts().fields()) {
                        long cik = one.getValue().field("cik_str").whole();
                        found.putIfAbsent(
                                one.getValue().field("ticker").text().toUpperCase(Locale.ROOT),
                                new Registrant(cik, seen.add(cik)));
                    }
                    if (found.isEmpty()) {
                        throw reply.changed("a single ticker");
                    }
                    return found;
                });
        return Optional.ofNullable(tickers.get(ticker(symbol)));
    }

    /** Where the shares of today are listed, by ticker as the SEC writes it; those without an exchange are missing. */
    Map<String, String> exchanges() {
        return files.get(request(files, "/files/company_tickers_exchange.json"), TICKERS_FOR, reply -> {
            VendorPart answer = expectOk(files, reply).parts();
            List<String> columns =
                    answer.field("fields").list().stream().map(VendorPart::text).toList();
            int ticker = columns.indexOf("ticker");
            int exchange = columns.indexOf("exchange");
            if (ticker < 0 || exchange < 0) {
                throw answer.field("fields").changed("the columns ticker and exchange");
            }
            Map<String, String> found = new HashMap<>();
            for (VendorPart row : answer.field("data").list()) {
                row.at(exchange)
                        .findText()
                        .filter(name -> !name.isBlank())
                        .ifPresent(name ->
                                found.putIfAbsent(row.at(ticker).text().toUpperCase(Locale.ROOT), name.strip()));
            }
            if (found.isEmpty()) {
                throw reply.changed("a single exchange");
            }
            return found;
        });
    }

    /** A ticker as the SEC writes it. */
    static String ticker(Symbol symbol) {
        return symbol.value().replace('.', '-');
    }

    /** Where a person reads a filing: its document, or its list of documents. */
    String url(long cik, String accession, String document) {
        String folder =
                "%s/Archives/edgar/data/%d/%s/".formatted(files.settings().baseUrl(), cik, accession.replace("-", ""));
        return document.isBlank() ? folder + accession + "-index.htm" : folder + document;
    }
}
