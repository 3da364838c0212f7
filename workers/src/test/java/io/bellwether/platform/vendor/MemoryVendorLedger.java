package io.bellwether.platform.vendor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The ledger of one JVM. */
public final class MemoryVendorLedger implements VendorLedger {
    private final Map<String, Account> accounts = new TreeMap<>();

    private static final class Account {
        private Instant day = Instant.EPOCH;
        private int dayRequests;
        private Instant hour = Instant.EPOCH;
        private int hourRequests;
        private Instant nextAt = Instant.EPOCH;
        private Optional<Instant> lastAnswerAt = Optional.empty();
        private Optional<Instant> lastFaultAt = Optional.empty();
        private String lastFault = "";
        private int faultsInARow;
        private Optional<Instant> pausedUntil = Optional.empty();
    }

    @Override
    public synchronized Turn take(VendorSettings vendor, Instant now, Duration longest) {
        Account account = accounts.computeIfAbsent(vendor.name(), name -> new Account());
        Turns turns = new Turns(
                account.day,
                account.dayRequests,
                account.hour,
                account.hourRequests,
                account.nextAt,
                account.pausedUntil);
        Turn turn = turns.take(vendor, now, longest);
        account.day = turns.day();
        account.dayRequests = turns.dayRequests();
        account.hour = turns.hour();
        account.hourRequests = turns.hourRequests();
        account.nextAt = turns.nextAt();
        return turn;
    }

    @Override
    public synchronized void answered(VendorSettings vendor, Instant now) {
        Account account = accounts.get(vendor.name());
        if (account == null) {
            return;
        }
        account.lastAnswerAt =
                Stream.concat(account.lastAnswerAt.stream(), Stream.of(now)).max(Instant::compareTo);
        account.faultsInARow = 0;
    }

    @Override
    public synchronized void failed(VendorSettings vendor, Instant now, VendorFault fault) {
        Account account = accounts.get(vendor.name());
        if (account == null) {
            return;
        }
        account.lastFaultAt = Optional.of(now);
        account.lastFault = JdbcVendorLedger.text(fault);
        account.faultsInARow += fault.kind().counts() ? 1 : 0;
        Optional<Instant> told = fault.retryAfter().map(now::plus);
        Optional<Instant> tooOften = fault.kind().counts() && account.faultsInARow >= vendor.failures()
                ? Optional.of(now.plus(vendor.pause()))
                : Optional.empty();
        account.pausedUntil = Stream.of(account.pausedUntil, told, tooOften)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    @Override
    public synchronized void used(VendorSettings vendor, Instant until) {
        Account account = accounts.get(vendor.name());
        if (account != null && account.nextAt.isBefore(until)) {
            account.nextAt = until;
        }
    }

    @Override
    public synchronized List<VendorStanding> all(Instant now) {
        return accounts.entrySet().stream()
                .map(one -> {
                    Account account = one.getValue();
                    return new VendorStanding(
                            one.getKey(),
                            account.day.equals(now.truncatedTo(ChronoUnit.DAYS)) ? account.dayRequests : 0,
                            account.hour.equals(now.truncatedTo(ChronoUnit.HOURS)) ? account.hourRequests : 0,
                            account.lastAnswerAt,
                            account.lastFaultAt,
                            account.lastFault,
                            account.faultsInARow,
                            account.pausedUntil.filter(now::isBefore));
                })
                .toList();
    }
}
