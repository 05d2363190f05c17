package chat.baton.flow;

import chat.baton.core.MerchantId;
import chat.baton.flow.inspection.DecidingTable;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** Asks the tables the bot decides by. A table that fails is told of, and the one that comes with Baton decides instead. */
@Component
class Decisions {

    private final TableMemory tables;
    private final BrokenTables broken;

    Decisions(TableMemory tables, BrokenTables broken) {
        this.tables = tables;
        this.broken = broken;
    }

    /**
     * @param reading what the answer means, by name of the output; fails when it means nothing
     */
    <T> T ask(DecidingTable table, MerchantId merchant, TableFacts facts, Function<Map<String, Object>, T> reading) {
        var newest = tables.newest(table, merchant);
        return newest == null ? ours(table, facts, reading) : ask(table, newest, merchant, facts, reading);
    }

    private <T> T ask(
            DecidingTable table,
            DecisionDefinition newest,
            MerchantId merchant,
            TableFacts facts,
            Function<Map<String, Object>, T> reading) {
        try {
            return reading.apply(tables.table(table, newest).answer(facts));
        } catch (RuntimeException e) {
            broken.note(merchant, newest, e);
            return ours(table, facts, reading);
        }
    }

    private <T> T ours(DecidingTable table, TableFacts facts, Function<Map<String, Object>, T> reading) {
        return reading.apply(tables.ours(table).answer(facts));
    }
}
