package chat.baton.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** Counts the jobs this node has done within the last hour, of which the engine keeps no account. */
@Component
class JobsDone {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Clock clock;
    private final LongAdder all = new LongAdder();
    private final ConcurrentSkipListMap<Long, LongAdder> bySecond = new ConcurrentSkipListMap<>();

    JobsDone(Clock clock) {
        this.clock = clock;
    }

    private void one() {
        all.increment();
        bySecond.computeIfAbsent(clock.instant().getEpochSecond(), second -> new LongAdder())
                .increment();
        bySecond.headMap(since(LONGEST)).clear();
    }

    private long since(Duration ago) {
        return clock.instant().minus(ago).getEpochSecond();
    }

    /** @param lately an hour at most */
    long within(Duration lately) {
        return bySecond.tailMap(since(lately)).values().stream()
                .mapToLong(LongAdder::sum)
                .sum();
    }

    long sinceStart() {
        return all.sum();
    }

    /** Stands before the engine's commands. */
    static class Counter extends CommandInterceptor {

        private final BeanFactory beans;

        Counter(BeanFactory beans) {
            this.beans = beans;
        }

        @Override
        public <T> T execute(Command<T> command) {
            var result = next.execute(command);
            if (command instanceof ExecuteJobsCmd && !Replaying.isOn()) {
                beans.getBean(JobsDone.class).one();
            }
            return result;
        }
    }
}
