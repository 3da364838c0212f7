package io.bellwether.backtest.app;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.answer.CheckAnswer;
import io.bellwether.decision.app.consultation.AskAdvisor;
import io.bellwether.decision.app.consultation.AskForRepair;
import io.bellwether.decision.app.consultation.PlanConsultation;
import io.bellwether.decision.app.consultation.RecordNoDecision;
import io.bellwether.decision.app.context.BuildContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.execution.app.gate.GateAndSizeTrades;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.SessionRef;
import io.bellwether.risk.app.ConvictionGate;
import io.bellwether.risk.app.MeasureRisk;
import io.bellwether.risk.app.RiskMultiplier;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The process {@code decide-and-trade} of a replayed day. */
@Component
final class DecideAndTrade {
    /** Repairs that the process asks for before it turns to the next advisor. */
    private static final int REPAIRS = 2;

    private final Desks desks;
    private final BuildContext buildContext;
    private final PlanConsultation planConsultation;
    private final AskAdvisor askAdvisor;
    private final CheckAnswer checkAnswer;
    private final AskForRepair askForRepair;
    private final RecordNoDecision recordNoDecision;
    private final ConvictionGate convictionGate;
    private final MeasureRisk measureRisk;
    private final RiskMultiplier riskMultiplier;
    private final GateAndSizeTrades gateAndSizeTrades;
    private final PlaceOrder placeOrder;

    DecideAndTrade(
            Desks desks,
            BuildContext buildContext,
            PlanConsultation planConsultation,
            AskAdvisor askAdvisor,
            CheckAnswer checkAnswer,
            AskForRepair askForRepair,
            RecordNoDecision recordNoDecision,
            ConvictionGate convictionGate,
            MeasureRisk measureRisk,
            RiskMultiplier riskMultiplier,
            GateAndSizeTrades gateAndSizeTrades,
            PlaceOrder placeOrder) {
        this.desks = desks;
        this.buildContext = buildContext;
        this.planConsultation = planConsultation;
        this.askAdvisor = askAdvisor;
        this.checkAnswer = checkAnswer;
        this.askForRepair = askForRepair;
        this.recordNoDecision = recordNoDecision;
        this.convictionGate = convictionGate;
        this.measureRisk = measureRisk;
        this.riskMultiplier = riskMultiplier;
        this.gateAndSizeTrades = gateAndSizeTrades;
        this.placeOrder = placeOrder;
    }

    void run(SessionRef session) {
        List<String> orderIds = desks.get(session.desk()).settings().decisions().stream()
                .flatMap(segment -> sized(session.of(segment)).stream())
                .toList();
        placeOrder.all(session, orderIds);
    }

    /** Decides about one segment; orders that are written down bind their cash for the next. */
    private List<String> sized(SessionRef session) {
        BuildContext.Built context = buildContext.run(session);
        int advisors = planConsultation.run(session).advisors().size();
        Optional<String> decision;
        try {
            decision = decision(context.contextId(), advisors);
        } catch (BpmnErrorException halted) {
            return List.of();
        }
        if (decision.isEmpty()) {
            recordNoDecision.run(session);
            return List.of();
        }
        int minConviction = convictionGate.leastConviction(context.aggressiveness());
        var measures = RiskMultiplier.Measures.of(measureRisk.run(session));
        return gateAndSizeTrades.run(session, decision.get(), minConviction, riskMultiplier.of(measures));
    }

    /** @throws BpmnErrorException when the desk is halted: nobody is asked */
    private Optional<String> decision(String contextId, int advisors) {
        for (int index = 0; index < advisors; index++) {
            try {
                Optional<String> decision = decisionOf(askAdvisor.run(contextId, index, true));
                if (decision.isPresent()) {
                    return decision;
                }
            } catch (BpmnErrorException fault) {
                if (!fault.code().equals(Advisor.UNAVAILABLE)) {
                    throw fault;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> decisionOf(String firstAttempt) {
        String attempt = firstAttempt;
        int repairs = 0;
        CheckAnswer.Checked checked = checkAnswer.run(attempt);
        while (!checked.valid() && checked.repairable() && repairs < REPAIRS) {
            AskForRepair.Repaired repaired = askForRepair.run(attempt, true);
            attempt = repaired.attemptId();
            repairs = repaired.repairCount();
            checked = checkAnswer.run(attempt);
        }
        return checked.valid() ? checked.decisionId() : Optional.empty();
    }
}
