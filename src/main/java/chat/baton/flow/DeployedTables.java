package chat.baton.flow;

import chat.baton.core.MerchantId;
import chat.baton.flow.inspection.DecidingTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Service;

/** The tables the bot decides by for each merchant. */
@Service
public class DeployedTables {

    private final TableMemory memory;
    private final BrokenTables broken;

    DeployedTables(TableMemory memory, BrokenTables broken) {
        this.memory = memory;
        this.broken = broken;
    }

    public List<DeployedTable> of(MerchantId merchant) {
        var failing = broken.all();
        return Stream.of(DecidingTable.values())
                .flatMap(table -> Optional.ofNullable(memory.newest(table, merchant)).stream())
                .map(definition -> table(definition, merchant, failing))
                .toList();
    }

    private static DeployedTable table(DecisionDefinition definition, MerchantId merchant, List<BrokenTable> failing) {
        var broken = failing.stream()
                .filter(one -> one.merchant().equals(merchant) && one.key().equals(definition.getKey()))
                .findFirst()
                .orElse(null);
        var name = definition.getName() == null ? definition.getKey() : definition.getName();
        return new DeployedTable(
                definition.getKey(), name, definition.getVersion(), definition.getTenantId() != null, broken);
    }
}
