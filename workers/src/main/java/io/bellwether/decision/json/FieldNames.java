package io.bellwether.decision.json;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.decision.json.AnswerFields.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Other names that models give the fields of the schema. A name stands here only when it can mean no other field of the
 * same object: {@code amount} (shares or dollars), {@code target_price} (not a gain), {@code market_analysis} (two fields)
 * do not.
 */
final class FieldNames {
    /** Names of a share of equity that models also use for a number of shares or of per cent. */
    private static final List<String> BELOW_ONE = List.of("allocation", "positionsize", "targetallocation");

    private static final List<String> PERCENT = List.of("percentage", "percent", "pct");

    static final FieldNames ANSWER = new FieldNames(
            Decision.class,
            Map.of(
                    "analysis", "summary overview situation",
                    "market_conditions", "marketcondition marketstate marketenvironment marketcontext marketregime",
                    "reasoning", "rationale explanation justification why reason",
                    "expected_outcome", "expectedoutcomes expectedresult expectation expectations outcome",
                    "risk_assessment", "risk risks riskanalysis riskevaluation risksummary keyrisks",
                    "confidence", "overallconfidence confidencescore confidencelevel conviction",
                    "theses", "thesisreviews thesisreview thesisupdates opentheses reviewedtheses",
                    "trades",
                            "orders actions decisions recommendations proposals proposedtrades tradeideas tradelist"
                                    + " recommendedtrades transactions"));

    static final FieldNames THESIS = new FieldNames(
            ThesisReview.class,
            Map.of(
                    "thesis_id", "id thesis thesisref",
                    "verdict", "decision action status review judgement judgment recommendation",
                    "reasoning", "rationale explanation justification why reason comment",
                    "statement",
                            "newstatement thesisstatement newthesis updatedstatement updatedthesis revisedthesis"
                                    + " revisedstatement",
                    "horizon_days", "horizon newhorizon newhorizondays holdingperiod holdingdays"));

    static final FieldNames TRADE = new FieldNames(
            ProposedTrade.class,
            Map.ofEntries(
                    Map.entry("action", "side decision recommendation signal tradeaction orderside operation"),
                    Map.entry("symbol", "ticker stock instrument security asset tickersymbol stocksymbol stockticker"),
                    Map.entry("quantity", "shares qty units sharecount numshares numberofshares orderquantity"),
                    Map.entry("weight", "portfolioweight targetweight positionweight equityfraction weightofequity"),
                    Map.entry("order_type", "ordertype orderkind executiontype"),
                    Map.entry("limit_price", "limit limitpx pricelimit"),
                    Map.entry("stop_price", "stop stoploss stoplossprice protectivestop stopprice stoppx sl"),
                    Map.entry("conviction", "confidence convictionscore convictionlevel confidencescore"),
                    Map.entry(
                            "win_probability",
                            "probability winprob pwin probabilityofsuccess successprobability winrate probabilityofprofit"
                                    + " winningprobability probabilityofwin winchance"),
                    Map.entry(
                            "expected_gain",
                            "expectedreturn expectedprofit upside expectedupside potentialgain expectedgainfraction"),
                    Map.entry("expected_loss", "downside expecteddownside potentialloss expectedlossfraction"),
                    Map.entry(
                            "horizon_days",
                            "horizon holdingperiod holdingperioddays holdingdays timehorizon timehorizondays"
                                    + " horizonsessions horizontradingdays expectedholdingdays tradingdays"),
                    Map.entry("expected_outcome", "expectedresult expectation outcome expectations"),
                    Map.entry("reasoning", "rationale thesis explanation justification why reason"),
                    Map.entry("risks", "risk keyrisks riskfactors risknotes riskassessment")));

    private final Map<String, Target> targets = new HashMap<>();

    /** What a number under another name must look like before it is believed to be the field's. */
    enum Proof {
        NONE,
        /** the name says per cent: above 1, for 0.5 under such a name may be either */
        PERCENT_NAME,
        /** below 1, or with a per cent sign */
        BELOW_ONE,
        /** with a per cent sign */
        PERCENT_SIGN
    }

    /**
     * What a name means.
     *
     * @param rule {@code SPELLING} or {@code SYNONYM}
     */
    record Target(Field field, Rule rule, Proof proof) {}

    private FieldNames(Class<?> record, Map<String, String> synonyms) {
        for (Field field : AnswerFields.of(record)) {
            for (String synonym : synonyms.getOrDefault(field.name(), "").split(" ")) {
                put(synonym, field, Rule.SYNONYM, Proof.NONE);
            }
            if (field.name().equals("weight")) {
                BELOW_ONE.forEach(name -> put(name, field, Rule.SYNONYM, Proof.BELOW_ONE));
            }
            if (field.name().equals("expected_gain")) {
                put("target", field, Rule.SYNONYM, Proof.PERCENT_SIGN);
            }
            put(squashed(field.name()), field, Rule.SPELLING, Proof.NONE);
        }
    }

    private void put(String name, Field field, Rule rule, Proof proof) {
        Target before = targets.put(name, new Target(field, rule, proof));
        if (before != null && !before.field().equals(field)) {
            throw new IllegalStateException(name + " is both " + before.field().name() + " and " + field.name());
        }
        boolean counted = Measure.of(field) == Measure.FRACTION || Measure.of(field) == Measure.SCORE;
        if (counted && !name.isEmpty()) {
            Proof percent = Measure.of(field) == Measure.FRACTION ? Proof.PERCENT_NAME : Proof.NONE;
            PERCENT.forEach(suffix -> targets.put(name + suffix, new Target(field, Rule.SYNONYM, percent)));
        }
    }

    /** The field that the name stands for; empty when it is none, or might be several. */
    Optional<Target> find(String name) {
        return Optional.ofNullable(targets.get(squashed(name)));
    }

    /**
     * Letters and digits in lower case, without the blanks, dashes and underscores between them; empty when any other sign
     * is in the name: {@code !symbol} is not the symbol, and a letter outside of ASCII only looks like one.
     */
    static String squashed(String written) {
        String name = written.indexOf(' ') < 0 ? written : written.strip();
        StringBuilder squashed = new StringBuilder(name.length());
        boolean separated = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c < 0x80 && Character.isLetterOrDigit(c);
            if (!letter && (squashed.isEmpty() || (c != ' ' && c != '_' && c != '-'))) {
                return "";
            }
            separated = !letter;
            if (letter) {
                squashed.append(Character.toLowerCase(c));
            }
        }
        return separated ? "" : squashed.toString();
    }
}
