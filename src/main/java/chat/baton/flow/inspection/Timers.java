package chat.baton.flow.inspection;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;

/** Timers are few, and none of them fires all the time. */
final class Timers implements Rule {

    private static final int MOST = 20;
    private static final Duration SHORTEST_CYCLE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(5 * 366L);

    /** Times, a start where there is one, and what lies between. */
    private static final Pattern CYCLE = Pattern.compile("R\\d{0,3}/([\\dT:.Z+-]{8,40}/)?(P[\\dYMWDTHS.]{2,40})");

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        root.all("bpmn:process")
                .filter(process -> process.all("bpmn:timerEventDefinition").count() > MOST)
                .forEach(process -> report.refuse(process, "A flow may have " + MOST + " timers at most."));
        root.all("bpmn:timeDuration")
                .filter(timer -> !ValueExpression.isIn(timer.text())
                        && duration(timer.text()).isEmpty())
                .forEach(timer -> report.refuse(
                        timer, "A duration is written as PT10M (ten minutes), PT2H or P1D, five years at most."));
        root.all("bpmn:timeCycle")
                .filter(timer -> !isSlow(timer.text()))
                .forEach(timer -> report.refuse(
                        timer,
                        "A timer that repeats is written as R3/PT10M (three times, ten minutes apart), with at least a minute "
                                + "between two times."));
    }

    private static boolean isSlow(String text) {
        var cycle = CYCLE.matcher(text);
        return cycle.matches()
                && duration(cycle.group(2)).filter(Timers::isLong).isPresent();
    }

    private static boolean isLong(Duration duration) {
        return duration.compareTo(SHORTEST_CYCLE) >= 0;
    }

    /** Whether an event makes a token wait for a minute or more, whatever the variables are. */
    static boolean wait(Tag event) {
        return event.all("bpmn:timeDuration")
                .anyMatch(timer -> duration(timer.text()).filter(Timers::isLong).isPresent());
    }

    /** Whether a call is one of the flow {@code pause}, for a minute or more. */
    static boolean pause(Tag call) {
        return "pause".equals(call.attribute("calledElement"))
                && call.all("camunda:in")
                        .filter(in -> "duration".equals(in.attribute("target")))
                        .anyMatch(in -> duration(in.attribute("sourceExpression", ""))
                                .filter(Timers::isLong)
                                .isPresent());
    }

    private static Optional<Duration> duration(String text) {
        try {
            var length = DatatypeFactory.newInstance().newDuration(text).getTimeInMillis(new Date(0));
            return Optional.of(Duration.ofMillis(length))
                    .filter(duration -> duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
