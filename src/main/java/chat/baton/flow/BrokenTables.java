package chat.baton.flow;

import chat.baton.core.MerchantId;
import chat.baton.flow.inspection.DecidingTable;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which tables have failed on this node, until another version takes their place. */
@Component
public class BrokenTables {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenTables.class);
    private static final int LONGEST = 500;

    private final TableMemory tables;
    private final Clock clock;
    private final Map<Found, BrokenTable> found = new ConcurrentHashMap<>();

    private record Found(String definition, MerchantId merchant) {}

    BrokenTables(TableMemory tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Logged the first time only. */
    void note(MerchantId merchant, DecisionDefinition table, RuntimeException fault) {
        var noted = found.compute(
                new Found(table.getId(), merchant),
                (key, before) -> broken(merchant, table, fault, before == null ? 1 : before.times() + 1));
        if (noted.times() == 1) {
            LOG.warn(
                    "Table {} version {} of {} failed, so ours decides instead: {}",
                    table.getKey(),
                    table.getVersion(),
                    merchant,
                    noted.why());
        }
    }

    private BrokenTable broken(MerchantId merchant, DecisionDefinition table, RuntimeException fault, long times) {
        var why = String.valueOf(fault.getMessage());
        return new BrokenTable(
                merchant,
                table.getKey(),
                table.getName() == null ? table.getKey() : table.getName(),
                table.getVersion(),
                why.length() <= LONGEST ? why : why.substring(0, LONGEST),
                times,
                clock.instant());
    }

    /** Those that still decide, the newest failure first. */
    public List<BrokenTable> all() {
        found.keySet().removeIf(one -> !decides(one, found.get(one)));
        return found.values().stream()
                .sorted(Comparator.comparing(BrokenTable::at).reversed())
                .toList();
    }

    private boolean decides(Found one, @Nullable BrokenTable table) {
        return table != null
                && DecidingTable.of(table.key())
                        .map(key -> tables.newest(key, one.merchant()))
                        .filter(newest -> newest.getId().equals(one.definition()))
                        .isPresent();
    }
}
