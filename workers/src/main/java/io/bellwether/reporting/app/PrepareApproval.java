package io.bellwether.reporting.app;

import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.platform.LinkProperties;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.approval.ApprovalDeadline;
import io.bellwether.reporting.domain.approval.ApprovalSheet;
import io.bellwether.reporting.domain.approval.RuleTable;
import io.bellwether.risk.app.RiskChecks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers what the approval table and the person need to know of an order. Safe to run twice: it reads, and notes once
 * which policy applied.
 */
@Service
public class PrepareApproval {
    private static final int MAX_TEXT = 2_000;

    private final Orders orders;
    private final Desks desks;
    private final Decisions decisions;
    private final RiskChecks checks;
    private final Books books;
    private final MarketReader market;
    private final LinkProperties links;
    private final Figures figures = new Figures();

    PrepareApproval(
            Orders orders,
            Desks desks,
            Decisions decisions,
            RiskChecks checks,
            Books books,
            MarketReader market,
            LinkProperties links) {
        this.orders = orders;
        this.desks = desks;
        this.decisions = decisions;
        this.checks = checks;
        this.books = books;
        this.market = market;
        this.links = links;
    }

    /**
     * An order ready to be approved.
     *
     * @param order the order
     * @param approval the desk's policy
     * @param deadline until when a person may answer
     * @param sheet what the person sees
     */
    public record Prepared(
            TradeOrder order, ApprovalSettings approval, ApprovalDeadline deadline, ApprovalSheet sheet) {
        /** What happens when nobody answers: an order that has ended meanwhile is never approved by silence. */
        public ApprovalSettings.OnDeadline onDeadline() {
            return deadline.endsTheOrder() ? ApprovalSettings.OnDeadline.REJECT : approval.onDeadline();
        }
    }

    /**
     * Reads everything at one moment, and notes the policy that applies.
     *
     * @param asOf [UTC] when the person is asked
     */
    @Transactional
    public Prepared run(String orderId, Instant asOf) {
        TradeOrder order = orders.get(orderId);
        Desk desk = desks.get(order.desk());
        ApprovalSettings approval = desk.settings().approval();
        orders.record(OrderEvent.prepared(order, approval, asOf));
        ApprovalDeadline deadline = ApprovalDeadline.of(asOf, approval.deadline(), order.validUntil());
        ApprovalSheet.Order sheet = sheet(order, desk, deadline, asOf);
        return new Prepared(
                order,
                approval,
                deadline,
                new ApprovalSheet(
                        sheet,
                        order.decision()
                                .map(ref -> new RuleTable().of(checks.find(ref.decisionId(), ref.n())))
                                .orElse(List.of()),
                        order.decision().flatMap(this::advisorText).orElse("")));
    }

    private ApprovalSheet.Order sheet(TradeOrder order, Desk desk, ApprovalDeadline deadline, Instant asOf) {
        Optional<LastPrice> quote = market.quote(desk.market(), order.symbol(), asOf);
        Price price = quote.map(LastPrice::price).orElse(order.referencePrice());
        Holding holding = holding(order, desk, price, asOf);
        return new ApprovalSheet.Order(
                "%s %s %s"
                        .formatted(
                                order.side() == Side.BUY ? "Buy" : "Sell",
                                figures.shares(order.quantity().value()),
                                order.symbol()),
                "%s, %s session of %s"
                        .formatted(
                                desk.name(),
                                figures.words(order.session()).toLowerCase(java.util.Locale.ROOT),
                                figures.date(order.tradingDate())),
                newYork(order.createdAsOf()),
                figures.usd(order.notional().amount()),
                figures.words(order.type())
                        + order.limitPrice().map(limit -> " at " + usd(limit)).orElse("")
                        + (order.timing() == TimeInForce.NEXT_OPEN ? ", for the next open" : ""),
                quote.map(q -> "%s, %s".formatted(usd(q.price()), newYork(q.asOf())))
                        .orElseGet(() -> usd(price) + ", when the order was sized"),
                quote.map(q -> age(q.asOf(), asOf)).orElse("no newer price is known"),
                order.stopPrice().or(order::protectiveStop).map(this::usd).orElse("none"),
                "%s → %s"
                        .formatted(
                                figures.shares(holding.before()), Counted.of(figures.shares(holding.after()), "share")),
                "%s → %s of equity".formatted(holding.weightBefore(figures), holding.weightAfter(figures)),
                purpose(order),
                order.reason(),
                policy(desk.settings().approval()),
                deadline(deadline, desk.settings().approval()),
                order.decision()
                        .map(ref -> links.explanation(ref.decisionId()))
                        .orElse(links.dashboard() + "/?desk=" + order.desk()));
    }

    /** Shares and their part of the equity, before the order and when all of it is executed at the price. */
    private record Holding(BigDecimal before, BigDecimal after, Money equity, Price price) {
        String weightBefore(Figures figures) {
            return weight(before, figures);
        }

        String weightAfter(Figures figures) {
            return weight(after, figures);
        }

        private String weight(BigDecimal shares, Figures figures) {
            return equity.isPositive()
                    ? figures.share(shares.multiply(price.value()).divide(equity.amount(), MathContext.DECIMAL64))
                    : Figures.NONE;
        }
    }

    private Holding holding(TradeOrder order, Desk desk, Price price, Instant asOf) {
        Portfolio portfolio = books.portfolio(order.desk());
        Map<Symbol, Price> prices = market.quotes(desk.market(), asOf).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().price()));
        BigDecimal before = portfolio
                .position(order.symbol())
                .map(Position::quantity)
                .map(Quantity::value)
                .orElse(BigDecimal.ZERO);
        BigDecimal traded = order.openQuantity().value();
        return new Holding(
                before,
                order.side() == Side.BUY ? before.add(traded) : before.subtract(traded),
                portfolio.equity(prices),
                price);
    }

    private Optional<String> advisorText(DecisionTradeRef ref) {
        Decision decision = decisions.get(ref.decisionId());
        return decision.trades().stream()
                .filter(trade -> trade.n() == ref.n())
                .findFirst()
                .filter(trade -> !trade.reasoning().isBlank() || !trade.risks().isBlank())
                .map(trade -> words(decision.advisor(), trade));
    }

    /** Variables are references: a form gets a readable extract, the whole is in the database. */
    private static String words(String advisor, ProposedTrade trade) {
        String text = "%s, unchecked:\n%s%s"
                .formatted(
                        advisor,
                        trade.reasoning().strip(),
                        trade.risks().isBlank()
                                ? ""
                                : "\n\nRisks it names:\n" + trade.risks().strip());
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }

    private String purpose(TradeOrder order) {
        return switch (order.purpose()) {
            case DECISION -> "An advisor proposed it, the desk's rules passed and sized it";
            case REBALANCE -> "A rebalancing brings a weight to its target";
            case STOP, BRAKE, FLATTEN, IMPORT -> figures.words(order.purpose());
        };
    }

    private String policy(ApprovalSettings approval) {
        return switch (approval.policy()) {
            case ALWAYS -> "A person sees every order of this desk";
            case ABOVE_NOTIONAL ->
                "A person sees every order above "
                        + figures.usd(approval.threshold().amount());
            case NEVER -> "The table approval-policy asks a person";
        };
    }

    private String deadline(ApprovalDeadline deadline, ApprovalSettings approval) {
        boolean approves = !deadline.endsTheOrder() && approval.onDeadline() == ApprovalSettings.OnDeadline.APPROVE;
        return "%s. If nobody decides by then, the order is %s."
                .formatted(
                        newYork(deadline.until()),
                        approves ? "APPROVED" : deadline.endsTheOrder() ? "at its end and not sent" : "rejected");
    }

    private String newYork(Instant instant) {
        return figures.moment(instant) + " New York";
    }

    private String usd(Price price) {
        return "$" + figures.price(price.value());
    }

    private static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return "as new as the order";
        }
        if (age.toHours() < 2) {
            return Counted.of(age.toMinutes(), "minute") + " old";
        }
        return age.toHours() < 48 ? age.toHours() + " hours old" : age.toDays() + " days old";
    }
}
