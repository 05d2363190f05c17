package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Place;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Does in a replay what the engine's job executor does otherwise, and lets no time pass that nobody waits through. */
@Component
class DueJobs {

    private static final Comparator<Job> EARLIEST =
            Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    DueJobs(RuntimeService runtime, ManagementService management, Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    /**
     * Runs the first job of the conversation's flow that is due; while the flow does not wait for the customer, the first
     * there is.
     *
     * @return whether there was one
     */
    boolean runOne(Conversation conversation) {
        var place = conversation.place();
        if (place == null || !conversation.heldByBot()) {
            return false;
        }
        var now = Date.from(clock.instant());
        var next = earliest(place)
                .filter(job -> place.waiting() == null
                        || job.getDuedate() == null
                        || !job.getDuedate().after(now));
        next.ifPresent(job -> management.executeJob(job.getId()));
        return next.isPresent();
    }

    /** Runs the first job of the conversation's flow, however late it is due. */
    void letTimePass(Conversation conversation) {
        Optional.ofNullable(conversation.place())
                .filter(place -> conversation.heldByBot())
                .flatMap(this::earliest)
                .ifPresent(job -> management.executeJob(job.getId()));
    }

    private Optional<Job> earliest(Place place) {
        return runtime.createProcessInstanceQuery().rootProcessInstanceId(place.instance()).list().stream()
                .flatMap(instance -> jobs(instance.getId()).stream())
                .min(EARLIEST);
    }

    private List<Job> jobs(String instance) {
        return management.createJobQuery().processInstanceId(instance).list();
    }
}
