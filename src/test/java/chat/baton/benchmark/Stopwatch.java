package chat.baton.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** How long each statement of one thread takes, all of its rows with it. */
@TestConfiguration(proxyBeanMethods = false)
class Stopwatch {

    private final Map<String, List<Long>> taken = new LinkedHashMap<>();
    private volatile Thread watched = Thread.currentThread();

    void start() {
        taken.clear();
        watched = Thread.currentThread();
    }

    /** The slowest statement since, each at its median. */
    Duration slowest() {
        return taken.values().stream()
                .map(times -> times.stream().sorted().toList())
                .map(times -> Duration.ofMillis(times.get(times.size() / 2)))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    int statements() {
        return taken.size();
    }

    @Bean
    BeanPostProcessor timedDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source
                        ? ProxyDataSourceBuilder.create(source)
                                .listener(new Timer())
                                .build()
                        : bean;
            }
        };
    }

    private final class Timer implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // Timed by the proxy.
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (Thread.currentThread() == watched) {
                queries.forEach(query -> taken.computeIfAbsent(query.getQuery(), sql -> new ArrayList<>())
                        .add(execution.getElapsedTime()));
            }
        }
    }
}
