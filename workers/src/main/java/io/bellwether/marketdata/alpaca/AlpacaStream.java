package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.marketdata.app.source.LivePrices;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.platform.Json;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorSocket;
import io.bellwether.platform.vendor.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Alpaca's stream of quotes and trades ({@code wss://stream.data.alpaca.markets/v2/<feed>}). An account has one line, so all
 * that listen share it; it is opened for the first and given up after the last. After each subscription snapshots fill the
 * gap.
 */
@Component
final class AlpacaStream implements LivePrices, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlpacaStream.class);
    private static final int MOST_AT_ONCE = 100;

    private final VendorHttp http;
    private final AlpacaLine line;
    private final AlpacaQuotes snapshots;
    private final ExecutorService filler = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("alpaca-gaps").factory());

    private final List<Listener> listeners = new ArrayList<>();
    private final Map<Symbol, SourceQuote> known = new TreeMap<>();
    private final Set<Symbol> subscribed = new TreeSet<>();
    private final Set<Symbol> unfilled = new TreeSet<>();
    private @Nullable VendorSocket socket;
    private @Nullable Ear ear;
    private @Nullable Consumer<String> say;
    private boolean open;
    private int openings;
    private @Nullable Instant lastHeardAt;
    private String lastFault = "";

    AlpacaStream(Vendors vendors) {
        http = vendors.line("alpaca");
        line = new AlpacaLine(http);
        snapshots = new AlpacaQuotes(line);
    }

    private final class Listener implements Following {
        private final Set<Symbol> symbols;
        private final Consumer<SourceQuote> heard;

        private Listener(Set<Symbol> symbols, Consumer<SourceQuote> heard) {
            this.symbols = Set.copyOf(symbols);
            this.heard = heard;
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public Optional<String> lacks() {
        return line.lacks();
    }

    @Override
    public int mostFollowed() {
        return Integer.parseInt(line.option("stream-symbols", "30"));
    }

    @Override
    public synchronized Following follow(Set<Symbol> symbols, Consumer<SourceQuote> heard) {
        Listener listener = new Listener(symbols, heard);
        if (socket == null) {
            Ear fresh = new Ear();
            ear = fresh;
            socket = http.listen(
                    line.option("stream-url", "wss://stream.data.alpaca.markets") + "/v2/" + line.option("feed", "iex"),
                    fresh);
        }
        listeners.add(listener);
        symbols.stream()
                .flatMap(symbol -> Optional.ofNullable(known.get(symbol)).stream())
                .forEach(heard);
        subscribe();
        return listener;
    }

    private synchronized void leave(Listener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            hangUp();
        } else {
            subscribe();
        }
    }

    private void hangUp() {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        ear = null;
        say = null;
        open = false;
        subscribed.clear();
        unfilled.clear();
        known.clear();
    }

    @Override
    public synchronized LineState state() {
        return new LineState(open, openings, Optional.ofNullable(lastHeardAt), lastFault);
    }

    @Override
    public synchronized void close() {
        listeners.clear();
        hangUp();
        filler.shutdownNow();
    }

    /** Asks for what is wanted and was not, and no more for what is not. */
    private void subscribe() {
        Consumer<String> speak = say;
        if (speak == null) {
            return;
        }
        Set<Symbol> wanted = new TreeSet<>();
        listeners.forEach(listener -> wanted.addAll(AlpacaLine.theirs(listener.symbols)));
        Set<Symbol> added = new TreeSet<>(wanted);
        added.removeAll(subscribed);
        Set<Symbol> dropped = new TreeSet<>(subscribed);
        dropped.removeAll(wanted);
        if (!added.isEmpty()) {
            speak.accept(order("subscribe", added));
        }
        if (!dropped.isEmpty()) {
            speak.accept(order("unsubscribe", dropped));
            known.keySet().removeAll(dropped);
        }
        subscribed.addAll(added);
        subscribed.removeAll(dropped);
        unfilled.addAll(added);
    }

    private static String order(String action, Set<Symbol> symbols) {
        List<String> names = symbols.stream().map(Symbol::value).toList();
        return Json.write(Map.of("action", action, "trades", names, "quotes", names));
    }

    /** What was said while nobody listened is made up for by the last of it. */
    private void fill() {
        List<Symbol> gaps = List.copyOf(unfilled);
        unfilled.clear();
        for (int i = 0; i < gaps.size(); i += MOST_AT_ONCE) {
            List<Symbol> some = gaps.subList(i, Math.min(gaps.size(), i + MOST_AT_ONCE));
            filler.execute(() -> fill(some));
        }
    }

    private void fill(List<Symbol> symbols) {
        try {
            Map<Symbol, SourceQuote> found = snapshots.read(symbols);
            synchronized (this) {
                found.values().forEach(this::tell);
            }
        } catch (TransientFault closed) {
            LOG.debug("Alpaca's stream was closed before its gaps were filled", closed);
        } catch (VendorFault e) {
            LOG.warn(
                    "The prices of {} symbols before the stream began are missing: {}", symbols.size(), e.getMessage());
            synchronized (this) {
                lastFault = e.kind() + ": " + e.getMessage();
            }
        }
    }

    private void tell(SourceQuote news) {
        Symbol symbol = news.symbol();
        if (!subscribed.contains(symbol)) {
            return;
        }
        SourceQuote before = known.get(symbol);
        SourceQuote now = before == null ? news : LatestQuote.of(before, news);
        if (now.equals(before)) {
            return;
        }
        known.put(symbol, now);
        Instant moment = LatestQuote.moment(now);
        if (lastHeardAt == null || moment.isAfter(lastHeardAt)) {
            lastHeardAt = moment;
        }
        listeners.stream()
                .filter(listener -> listener.symbols.contains(symbol))
                .toList()
                .forEach(listener -> listener.heard.accept(now));
    }

    /** Listens to the line. */
    private final class Ear implements VendorSocket.Talk {
        private @Nullable Consumer<String> speak;

        @Override
        public void opened(Consumer<String> sender) {
            speak = sender;
        }

        @Override
        public boolean heard(String message) {
            byte[] body = message.getBytes(StandardCharsets.UTF_8);
            boolean well = false;
            synchronized (AlpacaStream.this) {
                for (VendorPart part :
                        new VendorReply(name(), 200, Map.of(), body).parts().list()) {
                    well |= ear == this && heard(part);
                }
            }
            return well;
        }

        private boolean heard(VendorPart part) {
            switch (part.field("T").text()) {
                case "success" -> succeeded(part.field("msg").text());
                case "error" -> throw fault(part);
                case "subscription" -> {
                    openings += open ? 0 : 1;
                    open = true;
                    fill();
                    return true;
                }
                case "q" -> symbol(part).ifPresent(symbol -> tell(AlpacaQuotes.quote(symbol, part)));
                case "t" ->
                    symbol(part)
                            .flatMap(symbol -> AlpacaQuotes.trade(symbol, part))
                            .ifPresent(AlpacaStream.this::tell);
                default -> {
                    // bars, statuses, bands
                }
            }
            return false;
        }

        private void succeeded(String what) {
            Consumer<String> sender = Objects.requireNonNull(speak);
            if (what.equals("connected")) {
                sender.accept(Json.write(Map.of(
                        "action",
                        "auth",
                        "key",
                        http.settings().key().orElse(""),
                        "secret",
                        http.settings().secret().orElse(""))));
            } else if (what.equals("authenticated")) {
                say = sender;
                subscribed.clear();
                subscribe();
            }
        }

        private static Optional<Symbol> symbol(VendorPart part) {
            return part.field("S").findText().filter(Symbol::isValid).map(Symbol::new);
        }

        /** Codes of the stream (docs.alpaca.markets, "WebSocket Stream"). */
        private VendorFault fault(VendorPart part) {
            int code = (int) part.field("code").whole();
            VendorFault.Kind kind = switch (code) {
                case 401, 402 -> VendorFault.Kind.KEY_REFUSED;
                case 405, 409 -> VendorFault.Kind.NOT_ENTITLED;
                case 406 -> VendorFault.Kind.THROTTLED;
                case 400, 403, 410 -> VendorFault.Kind.REFUSED;
                default -> VendorFault.Kind.UNREACHABLE;
            };
            return http.fault(
                    kind,
                    "%s's stream said %d: %s"
                            .formatted(
                                    name(), code, part.field("msg").findText().orElse("")));
        }

        @Override
        public void lost(VendorFault why, Optional<Duration> again) {
            synchronized (AlpacaStream.this) {
                if (ear != this) {
                    return;
                }
                LOG.warn(
                        "Alpaca's stream is lost{}: {}",
                        again.map(wait -> " and is opened again in " + wait.toMillis() + " ms")
                                .orElse(""),
                        why.getMessage());
                speak = null;
                say = null;
                open = false;
                subscribed.clear();
                lastFault = why.kind() + ": " + why.getMessage();
                if (again.isEmpty()) {
                    socket = null;
                }
            }
        }
    }
}
