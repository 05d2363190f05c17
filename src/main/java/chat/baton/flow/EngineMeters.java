package chat.baton.flow;

import chat.baton.core.Lately;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The engine's jobs and incidents, the same on each node; only what this node did is its own. */
@Component
class EngineMeters implements MeterBinder {

    private final ManagementService management;
    private final RuntimeService runtime;
    private final JobsDone done;
    private final Lately<Jobs> jobs = new Lately<>(this::ask, new Jobs(Double.NaN, Double.NaN, Double.NaN));

    EngineMeters(ManagementService management, RuntimeService runtime, JobsDone done) {
        this.management = management;
        this.runtime = runtime;
        this.done = done;
    }

    private record Jobs(double due, double failed, double incidents) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "baton.jobs.due", "Jobs of the engine that could be done by now", Jobs::due);
        gauge(registry, "baton.jobs.failed", "Jobs that failed for good", Jobs::failed);
        gauge(registry, "baton.incidents.open", "Steps that failed for good and wait for somebody", Jobs::incidents);
        FunctionCounter.builder("baton.jobs.done", done, JobsDone::sinceStart)
                .description("Jobs this node has done")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Jobs> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(jobs.get()))
                .description(description)
                .register(registry);
    }

    private Jobs ask() {
        return new Jobs(
                management.createJobQuery().executable().count(),
                management.createJobQuery().noRetriesLeft().count(),
                runtime.createIncidentQuery().count());
    }
}
