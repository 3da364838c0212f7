package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes instruments: what one becomes ends what it was. */
final class InstrumentRows {
    private final MarketRows market;
    private final Knowledge knowledge;

    InstrumentRows(MarketRows market, Knowledge knowledge) {
        this.market = market;
        this.knowledge = knowledge;
    }

    /**
     * Keeps the instrument; earlier sessions than were known move the listing back where no session has missed them.
     *
     * @return how many versions were ended or added
     */
    int put(Delivery delivery) {
        Instrument instrument = delivery.instrument();
        LocalDate first = delivery.bars().stream().findFirst().map(Bar::date).orElse(null);
        List<Version<Listing>> versions = market.of(instrument.symbol()).listings();
        Version<Listing> standing = Versions.standing(versions);
        int changed = 0;
        if (standing != null) {
            moveBack(standing, first);
            if (!isEnded(standing.row(), instrument, first)) {
                return 0;
            }
            knowledge.end(standing, Moments.ALWAYS);
            changed++;
        }
        boolean isNew = versions.isEmpty();
        LocalDate listedFrom =
                isNew ? first : Listing.earlier(first, versions.getLast().row().listedFrom());
        List<Version<Listing>> said = Versions.said(
                versions,
                new Listing(instrument, listedFrom, false),
                market.id(),
                isNew ? Listing.begun(first) : Moments.ALWAYS,
                knowledge);
        versions.addAll(said);
        market.instrumentsChanged();
        return changed + said.size();
    }

    private void moveBack(Version<Listing> standing, @Nullable LocalDate first) {
        Listing listing = standing.row();
        LocalDate known = listing.listedFrom();
        if (first == null || known == null || !first.isBefore(known)) {
            return;
        }
        if (!knowledge.read() || Listing.begun(known) <= knowledge.readFrom()) {
            standing.amend(new Listing(listing.instrument(), first, listing.withdrawn()));
            market.instrumentsChanged();
        }
    }

    private static boolean isEnded(Listing listing, Instrument instrument, @Nullable LocalDate first) {
        boolean sameWords = listing.instrument().equals(instrument) && !listing.withdrawn();
        boolean sameListing = Objects.equals(listing.listedFrom(), Listing.earlier(listing.listedFrom(), first));
        boolean told = listing.listedFrom() != null || first == null || !sameWords;
        return !(sameWords && sameListing) && told;
    }

    /**
     * Notes that the source no longer has the instruments.
     *
     * @return how many versions were ended
     */
    int withdraw(Set<Symbol> symbols) {
        int ended = 0;
        for (Symbol symbol : symbols) {
            List<Version<Listing>> versions =
                    market.find(symbol).map(SymbolRows::listings).orElse(List.of());
            Version<Listing> standing = Versions.standing(versions);
            if (standing != null && !standing.row().withdrawn()) {
                knowledge.end(standing, Moments.ALWAYS);
                ended++;
            }
            if (!versions.isEmpty() && !versions.getLast().stands()) {
                Version<Listing> last = versions.getLast();
                versions.add(new Version<>(
                        new Listing(last.row().instrument(), last.row().listedFrom(), true),
                        last.source(),
                        last.happened(),
                        last.until(),
                        Moments.NEVER));
                market.instrumentsChanged();
            }
        }
        return ended;
    }
}
