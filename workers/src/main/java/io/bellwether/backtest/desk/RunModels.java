package io.bellwether.backtest.desk;

import io.bellwether.backtest.app.ModelsOfRun;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorProvider;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.answer.AnswerFormat;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.model.Model;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Has every language model of the kernel asked as the run wants it. */
final class RunModels implements BeanPostProcessor {
    private final ModelsOfRun models;
    private final BeanFactory beans;

    RunModels(ModelsOfRun models, BeanFactory beans) {
        this.models = models;
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof AdvisorProvider provider ? new OfRun(provider) : bean;
    }

    private final class OfRun implements AdvisorProvider {
        private final AdvisorProvider provider;

        OfRun(AdvisorProvider provider) {
            this.provider = provider;
        }

        @Override
        public String provider() {
            return provider.provider();
        }

        @Override
        public Advisor create(String name, AdvisorSettings settings) {
            Advisor advisor = provider.create(name, settings);
            return advisor instanceof Model model
                    ? models.around(
                            name,
                            settings,
                            model,
                            beans.getBean(ContextFormat.class),
                            beans.getBean(AnswerFormat.class))
                    : advisor;
        }
    }
}
