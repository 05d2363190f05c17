package chat.baton.scenario;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Every statement the application sends to its database while somebody looks, but for those it sends by the clock. */
@TestConfiguration(proxyBeanMethods = false)
class Statements {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile boolean looking;

    void look() {
        seen.clear();
        looking = true;
    }

    List<String> seen() {
        looking = false;
        return List.copyOf(seen);
    }

    @Bean
    BeanPostProcessor countingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source
                        ? ProxyDataSourceBuilder.create(source)
                                .listener(new Counter())
                                .build()
                        : bean;
            }
        };
    }

    private final class Counter implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // Counted once it was sent.
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (looking && !Thread.currentThread().getName().startsWith("scheduling-")) {
                queries.forEach(query -> query.getParametersList().stream()
                        .limit(Math.max(1, query.getParametersList().size()))
                        .forEach(parameters -> seen.add(query.getQuery())));
            }
        }
    }
}
