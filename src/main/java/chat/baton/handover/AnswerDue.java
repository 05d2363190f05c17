package chat.baton.handover;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * The dates of the takeover task, counted from when it was offered or taken: when the customer should have had an answer,
 * and before that, when Baton looks whether somebody came, or is still there.
 */
@Component
class AnswerDue implements TaskListener {

    private final HandoverSettings settings;
    private final Clock clock;

    AnswerDue(HandoverSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        task.setDueDate(in(settings.silentAfter()));
        task.setFollowUpDate(in(task.getAssignee() == null ? settings.unclaimedAfter() : settings.awayAfter()));
    }

    private Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }
}
