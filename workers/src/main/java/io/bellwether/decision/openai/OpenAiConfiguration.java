package io.bellwether.decision.openai;

import io.bellwether.decision.app.advisor.AdvisorProvider;
import io.bellwether.decision.app.model.Keys;
import io.bellwether.decision.app.prompt.AnswerSchema;
import io.bellwether.decision.app.prompt.Prompts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The vendors that speak OpenAI's interface. */
@Configuration(proxyBeanMethods = false)
class OpenAiConfiguration {
    @Bean
    AdvisorProvider openAi(Prompts prompts, AnswerSchema schema, Keys keys) {
        return new OpenAiProvider(Dialect.OPENAI, prompts, schema, keys);
    }

    @Bean
    AdvisorProvider xai(Prompts prompts, AnswerSchema schema, Keys keys) {
        return new OpenAiProvider(Dialect.XAI, prompts, schema, keys);
    }

    @Bean
    AdvisorProvider openAiCompatible(Prompts prompts, AnswerSchema schema, Keys keys) {
        return new OpenAiProvider(Dialect.COMPATIBLE, prompts, schema, keys);
    }
}
