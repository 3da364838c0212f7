package io.bellwether.marketdata.memory;

import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.InMemory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts {@link FolderOfOneRun} in the place of the feed that reads folders. */
@InMemory
final class FoldersOfOneRun implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof MarketFeed feed && feed.kind() == Market.Kind.FILES ? new FolderOfOneRun(feed) : bean;
    }
}
