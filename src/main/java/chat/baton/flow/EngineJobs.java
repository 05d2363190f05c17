package chat.baton.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Service;

/** What the engine does in the background: steps that run as jobs, and timers. */
@Service
public class EngineJobs {

    private final ManagementService management;
    private final JobsDone done;
    private final Clock clock;

    EngineJobs(ManagementService management, JobsDone done, Clock clock) {
        this.management = management;
        this.done = done;
        this.clock = clock;
    }

    /** Of all merchants together. */
    public JobBacklog backlog() {
        return new JobBacklog(
                management.createJobQuery().executable().count(),
                management.createJobQuery().executable().orderByJobDuedate().asc().listPage(0, 1).stream()
                        .map(Job::getDuedate)
                        .filter(Objects::nonNull)
                        .map(Date::toInstant)
                        .findFirst()
                        .orElse(null),
                done.within(Duration.ofMinutes(1)),
                done.within(Duration.ofHours(1)),
                management
                        .createJobQuery()
                        .duedateHigherThan(Date.from(clock.instant()))
                        .count(),
                management.createJobQuery().noRetriesLeft().count());
    }
}
