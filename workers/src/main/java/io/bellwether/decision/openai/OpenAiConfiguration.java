package io.bellwether.decision.openai;

import io.bellwether.decision.app.AdvisorProvider;
import io.bellwether.decision.app.AnswerSchema;
import io.bellwether.decision.app.Keys;
import io.bellwether.decision.app.Prompts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The vendors that speak OpenAI's interface. */
@Configuration(proxyBeanMethods = false)
class OpenAiConfiguration {
    @Bean
    AdvisorProvider openAi(ObjectProvider<Prompts> prompts, ObjectProvider<AnswerSchema> schema, Keys keys) {
        return provider(Dialect.OPENAI, prompts, schema, keys);
    }

    @Bean
    AdvisorProvider xai(ObjectProvider<Prompts> prompts, ObjectProvider<AnswerSchema> schema, Keys keys) {
        return provider(Dialect.XAI, prompts, schema, keys);
    }

    @Bean
    AdvisorProvider openAiCompatible(ObjectProvider<Prompts> prompts, ObjectProvider<AnswerSchema> schema, Keys keys) {
        return provider(Dialect.COMPATIBLE, prompts, schema, keys);
    }

    private static AdvisorProvider provider(
            Dialect dialect, ObjectProvider<Prompts> prompts, ObjectProvider<AnswerSchema> schema, Keys keys) {
        return new OpenAiProvider(
                dialect,
                (request, budget) -> prompts.getObject().compose(request, budget),
                () -> schema.getObject().json(),
                keys);
    }
}
