package chat.baton.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * Flows' definitions as they were read within the last second. The engine keeps what it has parsed, but with each command it
 * reads the row, too, to see whether the definition was suspended meanwhile: a statement with each message. Flows that run are
 * suspended by their own rows, those that start are looked for by their key, and what the engine changes it reads anew.
 */
class KnownDefinitions extends ProcessDefinitionManager {

    private static final long KEPT = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 1000;

    private record Known(ProcessDefinitionEntity definition, long readAt) {

        boolean isFresh() {
            return System.nanoTime() - readAt < KEPT;
        }
    }

    /** One for each engine, whose commands share what they know. */
    static class Factory implements SessionFactory {

        private final Map<String, Known> known = new ConcurrentHashMap<>();

        @Override
        public Class<?> getSessionType() {
            return ProcessDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KnownDefinitions(known);
        }
    }

    private final Map<String, Known> known;

    private KnownDefinitions(Map<String, Known> known) {
        this.known = known;
    }

    /** By this the engine finds what it has parsed. */
    @Override
    public ProcessDefinitionEntity findLatestDefinitionById(String id) {
        var before = known.get(id);
        if (before != null && before.isFresh()) {
            return before.definition();
        }
        var readAt = System.nanoTime();
        var definition = super.findLatestDefinitionById(id);
        if (definition != null) {
            remember(id, new Known(definition, readAt));
        }
        return definition;
    }

    /** Versions that nobody uses any more are not kept for ever. */
    private void remember(String id, Known definition) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(id, definition);
    }
}
