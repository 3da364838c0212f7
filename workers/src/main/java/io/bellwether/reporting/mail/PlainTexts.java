package io.bellwether.reporting.mail;

import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.domain.DecisionLine;
import io.bellwether.reporting.domain.DeskCard;
import io.bellwether.reporting.domain.DeskDay;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.Headline;
import io.bellwether.reporting.domain.ImpactLine;
import io.bellwether.reporting.domain.OrderLine;
import io.bellwether.reporting.domain.PositionLine;
import io.bellwether.reporting.domain.ProposalLine;
import io.bellwether.reporting.domain.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The plain alternative of each mail: the same facts, for readers and programs that show no HTML. */
final class PlainTexts {
    private final Figures f = new Figures();
    private final LinkProperties links;

    PlainTexts(LinkProperties links) {
        this.links = links;
    }

    String report(DeskDay day) {
        Headline head = day.headline();
        StringBuilder out = new StringBuilder();
        line(out, "%s, %s", day.desk().name(), day.tradingDate().map(f::date).orElse("no day yet"));
        if (day.desk().simulated()) {
            line(out, "SIMULATED MARKET: the prices are made up, no money is at stake.");
        }
        day.halt()
                .ifPresent(
                        h -> line(out, "HALTED since %s by %s: %s", f.moment(h.asOf()), h.requestedBy(), h.reason()));
        line(out, "");
        line(out, "Equity         %s", f.usd(head.equity()));
        line(out, "Today          %s (%s)", f.change(head.dayChange()), f.percentChange(head.dayChangeFraction()));
        line(out, "Since start    %s (%s)", f.change(head.sinceStart()), f.percentChange(head.sinceStartFraction()));
        line(
                out,
                "Benchmark      %s since start; desk against benchmark %s",
                f.percentChange(head.benchmarkSinceStart()),
                f.points(head.aheadOfBenchmark()));
        line(out, "Cash           %s", f.usd(head.cash()));
        day.metrics()
                .ifPresent(m -> line(
                        out,
                        "Sharpe ratio   %s, maximum drawdown %s",
                        f.ratio(m.sharpeRatio()),
                        f.percentChange(m.maxDrawdown())));
        heading(out, "Positions");
        for (PositionLine p : day.positions()) {
            line(
                    out,
                    "%s: %s shares, entry %s, last %s, stop %s, %s (%s), weight %s",
                    p.symbol(),
                    f.shares(p.quantity()),
                    f.price(p.entryPrice()),
                    f.price(p.lastPrice()),
                    f.price(p.stopPrice()),
                    f.change(p.pnl()),
                    f.percentChange(p.pnlFraction()),
                    f.share(p.weight()));
        }
        none(out, day.positions(), "None: everything is cash.");
        heading(out, "Trades today");
        day.fills().forEach(fill -> fill(out, fill));
        none(out, day.fills(), "None.");
        heading(out, "Decisions today");
        day.decisions().forEach(d -> decision(out, d));
        none(out, day.decisions(), "None.");
        ImpactLine impact = day.impact();
        if (!impact.companies().isEmpty()) {
            heading(out, "Impact of events (expected returns beyond the market's, from unchecked headlines)");
            Stream.of(impact.events(), impact.companies(), impact.clusters())
                    .flatMap(List::stream)
                    .forEach(each -> line(out, "%s", each));
        }
        if (day.data().tells()) {
            heading(out, "Data files");
            line(out, "%s", day.data().files());
            day.data().findings().forEach(finding -> line(out, "  %s", finding));
        }
        heading(out, "Assumed costs");
        DeskCard.Costs costs = day.desk().costs();
        line(
                out,
                "Slippage %s bps, fee $%s per share, at least $%s per execution.%s",
                f.plain(costs.slippageBps()),
                f.plain(costs.feePerShare()),
                f.price(costs.minimumFee()),
                costs.regulatoryFees() ? " Sales also pay the SEC's and FINRA's fees of their day." : "");
        line(out, "");
        line(out, "Status page: %s/?desk=%s", links.dashboard(), day.desk().id());
        line(out, "Operate: %s", links.operate());
        return out.toString();
    }

    String order(DeskCard desk, OrderLine order, List<FillLine> fills, String outcome) {
        StringBuilder out = new StringBuilder();
        line(out, "%s: %s", desk.name(), outcome);
        line(
                out,
                "%s %s %s, %s order %s",
                order.side(),
                f.shares(order.quantity()),
                order.symbol(),
                f.words(order.orderType()).toLowerCase(Locale.ROOT),
                order.id());
        line(
                out,
                "Executed %s of %s shares, average price %s, fees %s",
                f.shares(order.filledQuantity()),
                f.shares(order.quantity()),
                f.price(order.averagePrice()),
                f.usd(order.fees()));
        fills.forEach(x -> line(
                out,
                "  %s New York: %s at %s, fee %s",
                f.moment(x.asOf()),
                f.shares(x.quantity()),
                f.price(x.price()),
                f.usd(x.fee())));
        line(out, "Reason: %s", order.reason().isEmpty() ? "none given" : order.reason());
        if (!order.lastDetail().isEmpty()) {
            line(out, "Last word: %s", order.lastDetail());
        }
        if (desk.simulated()) {
            line(out, "Simulated market: no money is at stake.");
        }
        line(out, "%s/?desk=%s", links.dashboard(), desk.id());
        return out.toString();
    }

    String alert(Alert alert) {
        StringBuilder out = new StringBuilder();
        line(out, "%s: %s", alert.severity(), alert.title());
        line(out, "");
        line(out, "%s", alert.text());
        if (!alert.link().isEmpty()) {
            line(out, "");
            line(out, "%s", alert.link());
        }
        return out.toString();
    }

    String alerts(List<Alert> alerts) {
        StringBuilder out = new StringBuilder();
        line(out, "%s alerts, the most severe first:", alerts.size());
        for (Alert alert : alerts) {
            line(out, "");
            line(out, "-".repeat(60));
            out.append(alert(alert));
        }
        return out.toString();
    }

    private void fill(StringBuilder out, FillLine fill) {
        line(
                out,
                "%s %s %s at %s, fee %s (%s New York)",
                fill.side(),
                f.shares(fill.quantity()),
                fill.symbol(),
                f.price(fill.price()),
                f.usd(fill.fee()),
                f.time(fill.asOf()));
        line(out, "  %s", f.brief(fill.reason(), 400));
    }

    private void decision(StringBuilder out, DecisionLine decision) {
        if (!decision.decided()) {
            line(
                    out,
                    "%s: no valid answer, so nothing was traded. %s",
                    f.words(decision.session()),
                    f.brief(decision.reasoning(), 400));
            return;
        }
        line(out, "%s, by %s: %s", f.words(decision.session()), decision.advisor(), f.brief(decision.analysis(), 400));
        decision.wrong().forEach(one -> line(out, "  Contradicts the facts: %s", one.sentence()));
        for (ProposalLine p : decision.proposals()) {
            String belief = p.foretells() ? "conviction " + p.conviction() : "no forecast";
            line(out, "  %s %s, %s: %s", p.action(), p.symbol(), belief, fate(p));
        }
    }

    private String fate(ProposalLine proposal) {
        return switch (proposal.fate()) {
            case ORDERED ->
                "ordered, " + f.words(proposal.orderState().orElse("")).toLowerCase(Locale.ROOT);
            case HELD -> "held";
            case NO_ORDER -> "no order";
            case REFUSED ->
                "refused by "
                        + String.join(
                                "; ",
                                proposal.refusals().stream().map(this::refusal).toList());
        };
    }

    private String refusal(Verdict verdict) {
        String rule = f.words(verdict.rule()).toLowerCase(Locale.ROOT);
        return verdict.detail().isEmpty() ? rule : rule + " (" + verdict.detail() + ")";
    }

    private static void heading(StringBuilder out, String title) {
        line(out, "");
        line(out, "%s", title.toUpperCase(Locale.ROOT));
    }

    private static void none(StringBuilder out, List<?> list, String text) {
        if (list.isEmpty()) {
            line(out, "%s", text);
        }
    }

    /** Foreign text comes only as an argument, never as the format. */
    private static void line(StringBuilder out, String format, Object... arguments) {
        out.append(format.formatted(arguments)).append("\r\n");
    }
}
