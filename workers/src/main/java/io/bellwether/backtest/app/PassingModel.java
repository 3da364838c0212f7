package io.bellwether.backtest.app;

import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.decision.app.model.Model;
import io.bellwether.decision.app.model.ModelVendor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** A model before another, to which it passes on whatever is no question of a session. */
abstract class PassingModel implements Model, AutoCloseable {
    private final Model model;

    PassingModel(Model model) {
        this.model = model;
    }

    /** The model behind. */
    final Model behind() {
        return model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public final BigDecimal highestCost() {
        return model.highestCost();
    }

    @Override
    public final List<ModelVendor.ListedModel> models() {
        return model.models();
    }

    @Override
    public final Answer askLittle(Set<RequestParameter> without) {
        return model.askLittle(without);
    }

    @Override
    public final void close() throws Exception {
        if (model instanceof AutoCloseable open) {
            open.close();
        }
    }
}
